import { useTranslation } from 'react-i18next'
import { newId } from '#shared/base/ids'
import { inOrder, orderAt } from '#shared/base/order'
import type { MemberId, Person, Unit } from '#shared/profile/profile'
import { notify } from '../../../ui/notify'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** What is said of somebody who is entered. */
export type NewPerson = Omit<Person, 'id' | 'order'>

/** Entering people into the list, one or many as one step, with the units that they bring. */
export function usePeopleList() {
  const { t } = useTranslation('people')
  const { me, workspace } = useOpened()
  const { people, units, history, together } = workspace

  /** Enters them behind the others, offers to take that back, and gives their ids. */
  return (list: readonly NewPerson[], newUnits: readonly Omit<Unit, 'order'>[] = []): readonly MemberId[] => {
    const ids = list.map(() => newId('member'))
    const undo = history.revocable(
      () =>
        together(() => {
          for (const unit of newUnits) {
            const sorted = inOrder(units.read())
            units.add({ ...unit, order: orderAt(sorted, sorted.length) })
          }
          list.forEach((person, at) => {
            const sorted = inOrder(people.read())
            people.add({ ...person, id: ids[at]!, order: orderAt(sorted, sorted.length) })
          })
        }),
      () =>
        together(() => {
          const removed = { by: me.id, at: Date.now() }
          ids.forEach(id => people.remove(id, removed))
          newUnits.forEach(({ id }) => units.remove(id, removed))
        }),
    )
    const [first] = list
    notify({
      message: list.length === 1 ? t('form.added', { name: first?.name }) : t('paste.added', { count: list.length }),
      undo,
    })
    return ids
  }
}
