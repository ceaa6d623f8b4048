import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { systemClock } from '#shared/base/clock'
import { cellKey, cells, type Value } from '#shared/benchmark/benchmark'
import { nextEntry, saysTheSame, type Cell, type Change } from '#shared/benchmark/entry'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'

/** What a person does to values. Nothing is overwritten: each entry is added, and the newest counts. */
export interface ValueActions {
  /** Adds an entry unless it would say the same as the one that counts. */
  readonly enter: (cell: Cell, change: Change) => void
  /** Adds many entries as one undo step. */
  readonly enterAll: (entries: readonly { readonly cell: Cell; readonly change: Change }[]) => void
  /** Lets an earlier entry count again, as a new entry. `shown` is how it reads on screen. */
  readonly useAgain: (entry: Value, shown: string) => void
  /** Empties a cell; its entries go to the bin. `shown` names the cell. */
  readonly clear: (cell: Cell, shown: string) => void
}

/** The actions on values; the same object while the workspace is open. */
export function useValueActions(): ValueActions {
  const { workspace, me } = useOpened()
  const { t } = useTranslation('benchmark')

  return useMemo(() => {
    const { values } = workspace.benchmark
    const { history, together } = workspace
    const keyOf = ({ indicator, institution, year }: Cell) => cellKey(indicator, institution, year)
    const entriesOf = (cell: Cell) => {
      const mine = values.read().filter(({ indicator, institution, year }) => {
        return indicator === cell.indicator && institution === cell.institution && year === cell.year
      })
      return cells(mine).get(keyOf(cell)) ?? []
    }

    function next(cell: Cell, change: Change, entries: readonly Value[] = entriesOf(cell)): Value | null {
      const entry = nextEntry(cell, entries, change, { author: me.id, now: systemClock() })
      return entries[0] && saysTheSame(entry, entries[0]) ? null : entry
    }
    const addAll = (entries: readonly Value[]) => together(() => entries.forEach(values.add))
    const removeAll = (entries: readonly Value[]) =>
      together(() => entries.forEach(({ id }) => values.remove(id, { by: me.id, at: systemClock() })))

    return {
      enter: (cell, change) => {
        const entry = next(cell, change)
        if (entry) history.step(() => values.add(entry))
      },
      enterAll: list => {
        const byCell = cells(values.read())
        const entries = list.flatMap(({ cell, change }) => next(cell, change, byCell.get(keyOf(cell)) ?? []) ?? [])
        const undo = history.revocable(
          () => addAll(entries),
          () => removeAll(entries),
        )
        notify({ message: t('said.pasted', { count: list.length }), undo })
      },
      useAgain: ({ indicator, institution, year, status, value, numerator, denominator, source }, shown) => {
        const change = { status, value, numerator, denominator, source }
        const entry = next({ indicator, institution, year }, change)
        if (!entry) return
        const undo = history.revocable(
          () => values.add(entry),
          () => removeAll([entry]),
        )
        notify({ message: t('said.countsAgain', { value: shown }), undo })
      },
      clear: (cell, shown) => {
        const entries = entriesOf(cell)
        if (entries.length === 0) return
        const undo = history.revocable(
          () => removeAll(entries),
          () => together(() => entries.forEach(({ id }) => values.restore(id))),
        )
        notify({ message: t('said.cleared', { cell: shown }), undo })
      },
    }
  }, [workspace, me.id, t])
}
