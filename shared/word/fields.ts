import type { Say } from '../base/phrases'
import { textWidthOf, upright } from './house'
import { clean, paragraph } from './manuscript'
import type { CellPiece, ParagraphPiece, TablePiece } from './pieces'

/** Width of the labels of fields. */
const labelWidth = (42 / 25.4) * 72

/** An ISO day in words; other texts as they are. */
export function writtenDate(day: string, say: Say): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (!year || !month || !date || Number(month) < 1 || Number(month) > 12) return clean(day)
  return say('date', { day: Number(date), month: say(`month.${Number(month)}`), year: Number(year) })
}

/** A line of the table: label and value. */
export type Field = readonly [label: string, value: string]

/** Two columns, labels bold; rows without a value are left out. */
export function fieldsTable(rows: readonly (Field | readonly [string, readonly ParagraphPiece[]])[]): TablePiece {
  return {
    kind: 'table',
    look: 'MeridianFields',
    widths: [labelWidth, textWidthOf(upright) - labelWidth],
    heads: 1,
    rows: rows.map(([label, value]): CellPiece[] => [
      { columns: 1, paragraphs: [paragraph('TableText', label)] },
      { columns: 1, paragraphs: typeof value === 'string' ? [paragraph('TableText', value)] : value },
    ]),
  }
}

/** Whether a field has a value. */
export const filled = ([, value]: Field) => value.trim() !== ''
