import type { Profile } from '#shared/profile/profile'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'

type TextField = { [F in keyof Profile]: Profile[F] extends string ? F : never }[keyof Profile]

/** Value and saving of the profile's text fields, to be spread over a saved field. */
export function useProfileField() {
  const { profile } = useWorkspace()
  const values = useReadable(profile)
  return (field: TextField) => ({
    value: values[field],
    onSave: (text: string) => profile.update({ [field]: text.trim() }),
  })
}
