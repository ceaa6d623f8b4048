import { useTranslation } from 'react-i18next'
import { newId } from '#shared/base/ids'
import { inOrder, orderAt } from '#shared/base/order'
import type { MemberId, Person } from '#shared/profile/profile'
import { notify } from '../../../ui/notify'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** What is said of somebody who is entered. */
export type NewPerson = Omit<Person, 'id' | 'order'>

/** Entering people into the list, one or many as one step. */
export function usePeopleList() {
  const { t } = useTranslation('people')
  const { me, workspace } = useOpened()
  const { people, history, together } = workspace

  /** Enters them behind the others, offers to take that back, and gives their ids. */
  return (list: readonly NewPerson[]): readonly MemberId[] => {
    const ids = list.map(() => newId('member'))
    const undo = history.revocable(
      () =>
        together(() => {
          list.forEach((person, at) => {
            const sorted = inOrder(people.read())
            people.add({ ...person, id: ids[at]!, order: orderAt(sorted, sorted.length) })
          })
        }),
      () => together(() => ids.forEach(id => people.remove(id, { by: me.id, at: Date.now() }))),
    )
    const [first] = list
    notify({
      message: list.length === 1 ? t('form.added', { name: first?.name }) : t('paste.added', { count: list.length }),
      undo,
    })
    return ids
  }
}
