import { Stack } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnLink } from '#shared/statements/ownLink'
import { formatMoment } from '../../ui/format'
import { JoinByLink } from './JoinByLink'
import { JoinFacts } from './JoinFacts'
import { useJoinByLink } from './useJoinByLink'

interface JoinOwnProps {
  /** The text it was read from. */
  readonly text: string
  readonly link: OwnLink
  readonly onAnother: () => void
}

/** A link that somebody made on another computer of theirs: who they are and where it leads; one click. */
export function JoinOwn({ text, link, onAnother }: JoinOwnProps) {
  const { t } = useTranslation('computers')
  const coming = useJoinByLink(text, link.host !== null)
  const { about, expires } = link.statement.content.body

  function join(event: FormEvent): void {
    event.preventDefault()
    coming.join()
  }

  return (
    <form noValidate onSubmit={join}>
      <Stack maw="40rem">
        <p>{t('join.lead')}</p>
        <JoinFacts
          label={t('join.label')}
          facts={[
            [t('join.you'), about.name],
            [t('join.institution'), about.institution],
            [t('join.workspace'), about.title],
            [t('join.until'), formatMoment(expires)],
          ]}
        />
        <JoinByLink coming={coming} fileHelp={t('join.file')} act={t('join.act')} onAnother={onAnother} />
      </Stack>
    </form>
  )
}
