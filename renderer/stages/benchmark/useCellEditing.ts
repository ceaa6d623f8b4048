import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '#shared/benchmark/benchmark'
import { changeOfSign, type SignAnswer } from '#shared/benchmark/block'
import type { Cell, Change } from '#shared/benchmark/entry'
import { readEntry, type EntryReading } from '#shared/benchmark/readEntry'
import { announce } from '../../ui/LiveRegions'
import { notify } from '../../ui/notify'
import { useGone } from '../../ui/useGone'
import { otherFigures, plainNumber, typedEntry } from './figures'
import type { Benchmark } from './useBenchmark'
import { useSay } from './useSay'
import type { ValueActions } from './useValueActions'

/** A place in the grid: the row of an institution, the column of a year or, behind the years, of the source. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** A question about what was typed, with its answers; without answers it is a mistake to be corrected. */
export interface Asking {
  readonly sentence: string
  readonly choices: readonly { readonly label: string; readonly change: Change }[]
}

/** The cell that is being edited; where it stands in the grid may change meanwhile. */
export interface Editing extends GridPlace, Typing {}

/** What is typed for a cell. */
interface Typing {
  readonly cell: Cell
  /** Whether it is about the source of that value. */
  readonly isSource: boolean
  readonly text: string
  /** What stood there; leaving it as it was writes nothing. */
  readonly initial: string
  /** Started by typing: arrows then leave the cell, as in a spreadsheet. */
  readonly isReplacing: boolean
  readonly asking: Asking | null
}

/** Statuses as they may be typed, in the language of the screen. */
export function useStatusWords() {
  const say = useSay()
  return {
    missing: say('status.missing'),
    'not applicable': say('status.notApplicable'),
    suppressed: say('status.suppressed'),
  } as const
}

/** Editing one cell: what was typed is read, asked about where it has two readings, and written as a new entry. */
export function useCellEditing({
  benchmark,
  indicator,
  sourceYear,
  actions,
}: {
  readonly benchmark: Benchmark
  readonly indicator: Indicator
  readonly sourceYear: number
  readonly actions: ValueActions
}) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const words = useStatusWords()
  const [typing, setTyping] = useState<Typing | null>(null)
  const isOver = useRef(true) // a field that goes away is left once more, when all has been said
  const { years, institutions, entries, canWrite } = benchmark

  const isSource = ({ column }: GridPlace) => column === years.length
  const cellAt = (place: GridPlace): Cell => ({
    indicator: indicator.id,
    institution: institutions[place.row]!.ref,
    year: isSource(place) ? sourceYear : years[place.column]!,
  })

  function start(place: GridPlace, typed: string | null): void {
    if (!canWrite) return
    const entry = entries(cellAt(place))[0]
    const initial = isSource(place) ? (entry?.source ?? '') : typedEntry(entry, say)
    isOver.current = false
    setTyping({
      cell: cellAt(place),
      isSource: isSource(place),
      initial,
      text: typed ?? initial,
      isReplacing: typed !== null,
      asking: null,
    })
  }

  function stop(): void {
    isOver.current = true
    setTyping(null)
  }

  // Others add, move and remove rows and years while somebody types: what is typed stays with its cell.
  const row = typing ? institutions.findIndex(({ ref }) => ref === typing.cell.institution) : -1
  const column = !typing ? -1 : typing.isSource ? years.length : years.indexOf(typing.cell.year)
  const isThere = row >= 0 && column >= 0 && typing?.cell.indicator === indicator.id
  const editing: Editing | null = typing && isThere ? { ...typing, row, column } : null
  useGone(typing && 'cell', editing ?? undefined, ({ text, initial }) => {
    stop()
    if (text !== initial) notify({ message: t('cell.gone', { typed: text }) })
  })

  function ask(sentence: string, choices: Asking['choices'] = []): false {
    setTyping(now => now && { ...now, asking: { sentence, choices } })
    announce(sentence, 'assertive')
    return false
  }

  function askAbout(reading: EntryReading, text: string): false {
    if (reading.kind === 'fraction') {
      const [percent, value] = [plainNumber(reading.percent, say), plainNumber(reading.value, say)]
      const { status } = reading
      return ask(t('ask.fraction', { percent }), [
        { label: t('ask.write', { value: percent }), change: { status, value: reading.percent } },
        { label: t('ask.keep', { value }), change: { status, value: reading.value } },
      ])
    }
    if (reading.kind === 'ambiguous') {
      const { status } = reading
      return ask(t('ask.twoReadings', { typed: text.trim() }), [
        {
          label: t('ask.decimal', { value: plainNumber(reading.decimal, say) }),
          change: { status, value: reading.decimal },
        },
        {
          label: t('ask.whole', { value: plainNumber(reading.thousands, say) }),
          change: { status, value: reading.thousands },
        },
      ])
    }
    if (reading.kind === 'sign') {
      const choice = (label: string, answer: SignAnswer) => ({ label, change: changeOfSign(answer) })
      return ask(t('ask.sign', { typed: text.trim() }), [
        choice(words.missing, 'missing'),
        ...(reading.sign === 'dash' ? [choice('0', 'zero')] : []),
        choice(words['not applicable'], 'not applicable'),
      ])
    }
    return ask(t('ask.unreadable', words))
  }

  /** Writes what was typed. False when something has to be asked or corrected first. */
  function commit(): boolean {
    if (!editing || isOver.current) return true
    const { text, initial, cell } = editing
    if (text === initial) {
      stop()
      return true
    }
    if (editing.isSource) {
      if (entries(cell).length === 0) return ask(t('ask.valueFirst'))
      actions.enter(cell, { source: text.trim() })
      stop()
      return true
    }
    const others = otherFigures(benchmark, cell)
    const reading = readEntry(text, { unit: indicator.unit, others, words })
    if (reading.kind === 'empty')
      actions.clear(cell, t('cellName', { name: institutions[editing.row]!.name, year: cell.year }))
    else if (reading.kind === 'figure') actions.enter(cell, { status: reading.status, value: reading.value })
    else if (reading.kind === 'status') actions.enter(cell, { status: reading.status, value: null })
    else return askAbout(reading, text)
    stop()
    return true
  }

  function choose(change: Change): void {
    if (!editing) return
    actions.enter(editing.cell, change)
    stop()
  }

  const type = (text: string) => setTyping(now => now && { ...now, text, asking: null })
  const stopAsking = () => setTyping(now => now && { ...now, asking: null })

  return { editing, cellAt, isSource, start, stop, type, commit, choose, stopAsking }
}
