import { ticks } from 'd3-array'
import type { Say } from '../base/phrases'
import { escapeXml, xmlSafe } from '../base/xml'
import { chartSentence } from './chartSentence'
import type { ChartTheme } from './chartTheme'
import { comparisonOf, isWithheld, type ComparedFigure, type IndicatorYear } from './comparison'
import { decimalsFor, derived, figure, setFigure } from './numbers'
import { wrap } from './wrap'

interface Row {
  readonly lines: readonly string[]
  readonly value: number | null
  readonly own: boolean
  readonly hollow: boolean
  /** Figure or word in the column at the end. */
  readonly text: string
}

/**
 * The dot chart of one indicator in one year, as an SVG drawn without a DOM: the same on screen and on paper. The own
 * institution is a diamond with a bold name, peers are dots, estimates hollow, what is missing is listed in words. The median
 * of similar peers is there only when it may be said (`compare`); the target where there is one. The best stand on top.
 * `say` gives the phrases of the locale file `word`. On screen the SVG has `role="img"` and its sentence as name.
 */
export function benchmarkChart(input: IndicatorYear, theme: ChartTheme, say: Say): string {
  const { textSize: size, width, measure, colours } = theme
  const lineHeight = size * 1.25
  const gap = size * 0.72
  const { median } = comparisonOf(input)
  const { target } = input

  const shown = [input.own.value, ...input.peers.map(peer => (isWithheld(peer, input.peers) ? null : peer.value))]
  const values = [...shown, median, target?.value ?? null].filter(value => value !== null)
  const decimals = decimalsFor(shown.filter(value => value !== null))

  const labelWidth = width * 0.4
  const row = (entry: ComparedFigure, name: string, own: boolean, withheld: boolean): Row => ({
    lines: wrap(xmlSafe(name), labelWidth, text => measure(text, size, own)),
    value: withheld ? null : entry.value,
    own,
    hollow: entry.status === 'estimated',
    text: withheld
      ? say('chart.withheld')
      : entry.value === null
        ? say(`status.${statusKey(entry)}`)
        : figure(entry.value, decimals, say),
  })
  const label = (entry: ComparedFigure, name: string) =>
    entry.status === 'estimated' && entry.value !== null ? say('chart.estimated', { name }) : name
  const rows = inOrderOfMerit(input, [
    row(input.own, label(input.own, input.own.name), true, false),
    ...input.peers.map(peer => {
      const name = peer.kind === 'similar' ? peer.name : say(`chart.kind.${peer.kind}`, { name: peer.name })
      return row(peer, label(peer, name), false, isWithheld(peer, input.peers))
    }),
  ])

  // columns: names, plot, figures
  const names = Math.max(...rows.flatMap(({ lines, own }) => lines.map(line => measure(line, size, own))))
  const figures = Math.max(...rows.map(({ text, own }) => measure(text, size, own)))
  const left = names + gap + size * 0.6
  const right = width - figures - gap * 2
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const x = (value: number) => left + ((value - low) / (high - low || 1)) * (right - left - size * 0.6)

  const marks = headMarks(
    [
      ...(median === null
        ? []
        : [{ text: say('chart.median', { value: derived(median, decimals, say) }), at: x(median), own: false }]),
      ...(target === null
        ? []
        : [
            {
              text: say('chart.target', { value: setFigure(target.value, decimals, say), year: target.year }),
              at: x(target.value),
              own: true,
            },
          ]),
    ],
    mark => measure(mark.text, size, mark.own),
    width - size * 0.3, // a letter may reach a little beyond its width
    gap,
  )
  const stacked = marks.some(({ row }) => row > 0)
  const head = marks.length === 0 ? size * 0.5 : lineHeight * (stacked ? 2 : 1) + size * 0.3
  const heights = rows.map(({ lines }) => size * 0.35 + lineHeight * lines.length)
  const bottom = head + heights.reduce((sum, height) => sum + height, 0) + size * 0.3
  const height = Math.ceil(bottom + size * 1.6)

  const parts: string[] = []
  const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, more = '') =>
    parts.push(`<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${stroke}"${more}/>`)

  const steps = axisSteps(low, high === low ? low + 1 : high, right - left, size, (value, digits) =>
    measure(figure(value, digits, say), size, false),
  )
  const stepDecimals = decimalsFor(steps)
  if (values.length > 0) {
    steps.forEach((value, i) => {
      const text = figure(value, stepDecimals, say)
      const named = i === steps.length - 1 && input.unit === '%' ? say('number.percent', { value: text }) : text
      line(x(value), head, x(value), bottom, colours.grid)
      parts.push(
        theme.text({ text: named, x: x(value), y: bottom + size * 1.2, anchor: 'middle', ink: 'ink', bold: false }),
      )
    })
    if (low < 0) line(x(0), head, x(0), bottom, colours.stem)
  }
  for (const { text, at: place, own, start, row } of marks) {
    const y = head - size * 0.45 - row * lineHeight
    parts.push(theme.text({ text, x: start, y, anchor: 'start', ink: own ? 'own' : 'ink', bold: own }))
    const dashes = own ? ' stroke-width="1.5"' : ' stroke-width="1.25" stroke-dasharray="4 3"'
    line(place, head - size * 0.15, place, bottom, own ? colours.own : colours.median, dashes)
  }

  let top = head
  rows.forEach(({ lines, value, own, hollow, text }, i) => {
    const middle = top + heights[i]! / 2
    const ink = own ? 'own' : 'ink'
    lines.forEach((name, n) => {
      const y = middle + (n - (lines.length - 1) / 2) * lineHeight + size * 0.34
      parts.push(theme.text({ text: name, x: names + size * 0.2, y, anchor: 'end', ink, bold: own }))
    })
    if (value !== null) {
      line(x(0), middle, x(value), middle, colours.stem, own ? ' stroke-width="2"' : '')
      parts.push(mark(x(value), middle, size, own, hollow, colours))
    }
    parts.push(
      theme.text({
        text,
        x: width - size * 0.1,
        y: middle + size * 0.34,
        anchor: 'end',
        ink: value === null ? 'quiet' : ink,
        bold: own,
      }),
    )
    top += heights[i]!
  })

  const title = escapeXml(
    [say('chart.title', { name: input.name, year: input.year }), ...chartSentence(input, say).says].join(' '),
  )
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" direction="ltr" ` +
    `role="img" aria-label="${title}"><title>${title}</title>${parts.join('')}</svg>`
  )
}

/** Figures below the plot, as many as have room there: five of a scale that ends at 60, two where it ends at a billion. */
function axisSteps(
  low: number,
  high: number,
  room: number,
  size: number,
  width: (value: number, decimals: number) => number,
): number[] {
  const most = Math.max(2, Math.min(5, Math.floor(room / (size * 6))))
  for (let count = most; count > 1; count--) {
    const steps = ticks(low, high, count)
    const apart = ((steps[1] ?? Infinity) - (steps[0] ?? 0)) * (room / (high - low))
    const decimals = decimalsFor(steps)
    if (Math.max(...steps.map(value => width(value, decimals))) + size <= apart) return steps
  }
  return ticks(low, high, 1)
}

const at = (value: number) => String(Math.round(value * 100) / 100)

interface HeadMark {
  readonly text: string
  readonly at: number
  readonly own: boolean
}

/**
 * Where the names of the lines stand above the plot: each at its line, turned away from the other where they would touch, one
 * above the other where there is no room for that. The lines begin below the names.
 */
function headMarks(
  marks: readonly HeadMark[],
  widthOf: (mark: HeadMark) => number,
  width: number,
  gap: number,
): (HeadMark & { start: number; row: number })[] {
  const inside = (start: number, wide: number) => Math.min(Math.max(start, 0), width - wide)
  const placed = marks.map(mark => {
    const wide = widthOf(mark)
    return { ...mark, wide, row: 0, start: inside(mark.at - (mark.own ? 0 : wide / 2), wide) }
  })
  const [left, right] = [...placed].sort((a, b) => a.at - b.at)
  if (!left || !right) return placed
  const touch = () => left.start < right.start + right.wide + gap && right.start < left.start + left.wide + gap
  if (touch()) {
    left.start = inside(left.at - left.wide, left.wide)
    right.start = inside(Math.max(right.at, left.at + gap), right.wide)
  }
  if (touch()) left.row = 1
  return placed
}

/** Key of a status in the locale file. */
const statusKey = ({ status }: ComparedFigure) =>
  status === 'not applicable' ? 'notApplicable' : status === 'suppressed' ? 'suppressed' : 'missing'

function mark(
  x: number,
  y: number,
  size: number,
  own: boolean,
  hollow: boolean,
  colours: ChartTheme['colours'],
): string {
  const stroke = own ? colours.own : colours.peer
  const paint = `fill="${hollow ? colours.surface : stroke}" stroke="${stroke}" stroke-width="${at(size * 0.14)}"`
  const r = size * (own ? 0.54 : 0.39)
  return own
    ? `<path d="M${at(x - r)} ${at(y)}L${at(x)} ${at(y - r)}L${at(x + r)} ${at(y)}L${at(x)} ${at(y + r)}Z" ${paint}/>`
    : `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" ${paint}/>`
}

/** The best first, the largest first where no direction is better, what has no figure last. */
function inOrderOfMerit(input: IndicatorYear, rows: readonly Row[]): Row[] {
  const sign = input.direction === 'lower' ? 1 : -1
  const rank = ({ value }: Row) => (value === null ? Infinity : sign * value)
  return rows
    .map((row, place) => ({ row, place }))
    .sort((a, b) => (rank(a.row) === rank(b.row) ? a.place - b.place : rank(a.row) - rank(b.row)))
    .map(({ row }) => row)
}
