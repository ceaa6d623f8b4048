import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '#shared/benchmark/benchmark'
import { isBlock } from '#shared/benchmark/block'
import { decimalsFor, figure } from '#shared/charts/numbers'
import { CellEditor } from './CellEditor'
import { FigureText, SourceText } from './CellText'
import { medianIn, notationOf, shownEntry, typedEntry } from './figures'
import { goalOf } from './goalOf'
import type { Benchmark } from './useBenchmark'
import { useCellEditing, type GridPlace } from './useCellEditing'
import { useSay } from './useSay'
import type { ValueActions } from './useValueActions'
import classes from './ValueGrid.module.css'

interface ValueGridProps {
  readonly benchmark: Benchmark
  readonly indicator: Indicator
  readonly active: GridPlace
  /** The year whose sources stand in the last column. */
  readonly sourceYear: number
  readonly onActive: (place: GridPlace) => void
  readonly actions: ValueActions
  /** A block was pasted from `at` on. */
  readonly onPaste: (text: string, at: GridPlace) => void
}

/**
 * The values of one indicator: institutions by years. One tab stop; arrows move, typing replaces, F2 edits, Enter goes down,
 * Tab along, Esc back, Delete empties; a block from a spreadsheet is looked at before it is written.
 */
export function ValueGrid({ benchmark, indicator, active, sourceYear, onActive, actions, onPaste }: ValueGridProps) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const { institutions, years, entries, canWrite } = benchmark
  const grid = useRef<HTMLTableElement>(null)
  const wantsFocus = useRef(false)
  const edit = useCellEditing({ benchmark, indicator, sourceYear, actions })
  const { editing } = edit
  const notation = notationOf(benchmark, indicator, say)
  const size = { rows: institutions.length, columns: years.length + 1 }
  const medians = years.map(year => medianIn(benchmark, indicator, year))
  const medianDecimals = decimalsFor(medians.flatMap(({ median }) => median ?? []))
  const isActive = ({ row, column }: GridPlace) => row === active.row && column === active.column

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return
    wantsFocus.current = false
    grid.current?.querySelector<HTMLElement>('[data-active]')?.focus()
  }, [active, editing])

  function go(row: number, column: number): void {
    wantsFocus.current = true
    onActive({
      row: Math.max(0, Math.min(size.rows - 1, row)),
      column: Math.max(0, Math.min(size.columns - 1, column)),
    })
  }

  function onGridKey(event: KeyboardEvent): void {
    if (editing) return
    const to = event.altKey ? undefined : goalOf(event, active, size)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (to) go(to.row, to.column)
    else if (event.key === 'F2') edit.start(active, null)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && canWrite && !edit.isSource(active)) {
      const cell = edit.cellAt(active)
      actions.clear(cell, t('cellName', { name: institutions[active.row]!.name, year: cell.year }))
    } else if (isPlain && event.key.length === 1 && event.key !== ' ') edit.start(active, event.key)
    else return
    event.preventDefault()
  }

  function onEditorKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Escape') {
      wantsFocus.current = true
      edit.stop()
      return
    }
    const isArrow = event.key.startsWith('Arrow') && editing!.isReplacing
    const to =
      event.key === 'Tab'
        ? { row: active.row, column: active.column + (event.shiftKey ? -1 : 1) }
        : event.key === 'Enter' || isArrow
          ? goalOf(event, active, size)
          : undefined
    if (!to) return
    event.preventDefault()
    if (edit.commit()) go(to.row, to.column)
  }

  const pasteBlock = (text: string, at: GridPlace): boolean => {
    if (!canWrite || !isBlock(text)) return false
    edit.stop()
    onPaste(text, at)
    return true
  }

  const cell = (place: GridPlace, name: string) => {
    const { row, column } = place
    const list = entries(edit.cellAt(place))
    const isSource = edit.isSource(place)
    const isEditing = editing?.row === row && editing.column === column
    const label = isSource ? t('sourceName', { name, year: sourceYear }) : t('cellName', { name, year: years[column] })
    return (
      <td
        key={column}
        role="gridcell"
        tabIndex={isActive(place) && !isEditing ? 0 : -1}
        aria-readonly={!canWrite || undefined}
        data-active={isActive(place) || undefined}
        data-editing={isEditing || undefined}
        data-source={isSource || undefined}
        data-history={(!isSource && list.length > 1) || undefined}
        data-status={isSource ? undefined : list[0]?.status}
        {...(isSource && list[0]?.source && { title: list[0].source })}
        onFocus={event => event.target === event.currentTarget && !isActive(place) && onActive(place)}
        onClick={event => {
          if (isEditing) return
          if (isActive(place) && document.activeElement === event.currentTarget && event.detail === 1) return
          go(row, column)
        }}
        onDoubleClick={() => !isEditing && edit.start(place, null)}
      >
        {isEditing ? (
          <CellEditor
            editing={editing}
            label={label}
            isNumber={!isSource}
            onType={edit.type}
            onKeyDown={onEditorKey}
            onLeave={edit.commit}
            onChoose={change => {
              edit.choose(change)
              go(row + 1, column)
            }}
            onStopAsking={edit.stopAsking}
            onPasteBlock={text => pasteBlock(text, place)}
          />
        ) : isSource ? (
          <SourceText entry={list[0]} />
        ) : (
          <FigureText list={list} text={shownEntry(list[0], notation)} />
        )}
      </td>
    )
  }

  const reporting = medians.map(({ n }) => n)
  return (
    <div className={classes.frame}>
      <table
        ref={grid}
        role="grid"
        className={classes.grid}
        aria-label={t('grid.name', { name: indicator.name, unit: indicator.unit })}
        aria-rowcount={size.rows + 2}
        aria-colcount={size.columns + 1}
        onKeyDown={onGridKey}
        onPaste={event => {
          if (editing) return
          const text = event.clipboardData.getData('text/plain')
          event.preventDefault()
          if (!pasteBlock(text, active) && text.trim()) edit.start(active, text.trim())
        }}
        onCopy={event => {
          if (editing) return
          const entry = entries(edit.cellAt(active))[0]
          event.preventDefault()
          event.clipboardData.setData(
            'text/plain',
            edit.isSource(active) ? (entry?.source ?? '') : typedEntry(entry, say),
          )
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t('grid.institution')}</th>
            {years.map(year => (
              <th key={year} scope="col" className={classes.number} data-chosen={year === sourceYear || undefined}>
                {year}
              </th>
            ))}
            <th scope="col">{t('grid.source', { year: sourceYear })}</th>
          </tr>
        </thead>
        <tbody>
          {institutions.map(({ ref, name }, row) => (
            <tr key={ref} data-own={ref === 'own' || undefined}>
              <th scope="row" dir="auto">
                {name}
              </th>
              {Array.from({ length: size.columns }, (_, column) => cell({ row, column }, name))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('grid.median')}</th>
            {medians.map(({ median }, i) => (
              <td key={years[i]} className={classes.number}>
                {median === null ? (
                  <i>{t('grid.noMedian')}</i>
                ) : (
                  figure(median, Math.min(2, Math.max(notation.decimals, medianDecimals)), say)
                )}
              </td>
            ))}
            <td data-source>{t('grid.n', { list: nText(reporting, years, sourceYear, t) })}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** "n = 7; 2023: n = 6": how many report in the chosen year, and in years where it is another number. */
function nText(
  counts: readonly number[],
  years: readonly number[],
  chosen: number,
  t: (key: string, values: { n: number; year?: number }) => string,
): string {
  const main = counts[years.indexOf(chosen)] ?? 0
  const others = years.flatMap((year, i) => (counts[i] === main ? [] : [t('grid.nIn', { year, n: counts[i]! })]))
  return [t('grid.nNow', { n: main }), ...others].join('; ')
}
