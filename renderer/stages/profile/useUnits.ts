import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#shared/base/ids'
import { inOrder, orderAt } from '#shared/base/order'
import type { Unit, UnitId } from '#shared/profile/profile'
import { announce } from '../../ui/LiveRegions'
import { notify } from '../../ui/notify'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import type { PastedUnit } from './pastedUnits'

/** The units in their order and what can be done with them. */
export function useUnits() {
  const { t } = useTranslation('profile')
  const { me, workspace } = useOpened()
  const { units: collection, history, together } = workspace
  const list = useReadable(collection)
  const units = useMemo(() => inOrder(list), [list])

  function add(made: readonly PastedUnit[]): void {
    if (made.length === 0) return
    history.step(() =>
      together(() => {
        for (const { name, abbreviation } of made) {
          const sorted = inOrder(collection.read())
          collection.add({ id: newId('unit'), name, abbreviation, order: orderAt(sorted, sorted.length) })
        }
      }),
    )
    announce(t('units.added', { count: made.length, name: made[0]?.name }))
  }

  function move(id: UnitId, place: number): void {
    const others = units.filter(unit => unit.id !== id)
    history.step(() => collection.update(id, { order: orderAt(others, place) }))
    announce(t('units.moved', { name: collection.get(id)?.name, place: place + 1, count: units.length }))
  }

  function remove(unit: Unit): void {
    const undo = history.revocable(
      () => collection.remove(unit.id, { by: me.id, at: Date.now() }),
      () => collection.restore(unit.id),
    )
    notify({ message: t('units.removed', { name: unit.name || t('units.nameless') }), undo })
  }

  return {
    units,
    add,
    move,
    remove,
    rename: (id: UnitId, name: string) => collection.update(id, { name: name.trim() }),
    abbreviate: (id: UnitId, abbreviation: string) => collection.update(id, { abbreviation: abbreviation.trim() }),
  }
}
