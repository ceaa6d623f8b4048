import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { systemClock } from '#shared/base/clock'
import { boardOf, moveTo, placeOf, type Place } from '#shared/swot/board'
import { latestStay, stayAfter, swotLabels, type Factor, type SwotItem, type SwotItemId } from '#shared/swot/item'
import { newItems } from '#shared/swot/newItems'
import type { PastedGroup } from '#shared/swot/statements'
import { announce } from '../../ui/LiveRegions'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'

/** What a person does to the SWOT. Each is one undo step; moving and removing say so and offer Undo. */
export interface SwotActions {
  readonly add: (factor: Factor, statement: string, unit: SwotItem['unit']) => void
  /** Adds a pasted list at the ends of its quadrants. */
  readonly addAll: (groups: readonly PastedGroup[], unit: SwotItem['unit']) => void
  readonly move: (id: SwotItemId, to: Place) => void
  readonly remove: (id: SwotItemId) => void
}

/** The actions on the SWOT of the open workspace; the same object while it is open. */
export function useSwotActions(): SwotActions {
  const { workspace, me } = useOpened()
  const { t } = useTranslation('swot')

  return useMemo(() => {
    const { swot, history, together } = workspace
    const all = () => [...swot.read(), ...swot.bin.read()]
    const label = (id: SwotItemId) => swotLabels(all()).get(id) ?? ''

    function create(factor: Factor, statements: readonly string[], unit: SwotItem['unit']): SwotItem[] {
      const items = newItems(statements, {
        factor,
        unit,
        author: me.id,
        quadrant: boardOf(swot.read())[factor],
        latest: latestStay(all()),
        now: systemClock(),
      })
      together(() => items.forEach(swot.add))
      return items
    }
    const removeAll = (ids: readonly SwotItemId[]) =>
      together(() => ids.forEach(id => swot.remove(id, { by: me.id, at: systemClock() })))

    return {
      add: (factor, statement, unit) => {
        const [item] = history.step(() => create(factor, [statement], unit))
        announce(t('said.added', { label: label(item!.id) }))
      },
      addAll: (groups, unit) => {
        let items: readonly SwotItem[] = []
        const undo = history.revocable(
          () => (items = together(() => groups.flatMap(({ factor, statements }) => create(factor, statements, unit)))),
          () => removeAll(items.map(({ id }) => id)),
        )
        notify({ message: t('said.addedAll', { count: items.length }), undo })
      },
      move: (id, to) => {
        const item = swot.get(id)
        const change = moveTo(boardOf(swot.read()), id, to)
        if (!item || !change) return
        const before = label(id)
        const isAway = to.factor !== item.factor
        const stays = isAway
          ? { stays: stayAfter(item, to.factor, Math.max(systemClock(), latestStay(all()) + 1)) }
          : {}
        const undo = history.revocable(
          () => swot.update(id, { ...change, ...stays }),
          () => swot.update(id, { factor: item.factor, order: item.order }),
        )
        const { place } = placeOf(boardOf(swot.read()), id)!
        const after = label(id)
        const said = {
          label: before,
          quadrant: t(`common:factor.${to.factor}.plural`),
          place: place + 1,
          renamed: after,
        }
        notify({ message: t(before === after ? 'said.moved' : 'said.movedRenamed', said), undo })
      },
      remove: id => {
        const before = label(id)
        const undo = history.revocable(
          () => removeAll([id]),
          () => swot.restore(id),
        )
        notify({ message: t('said.removed', { label: before }), undo })
      },
    }
  }, [workspace, me.id, t])
}
