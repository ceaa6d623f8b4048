import { escapeXml } from '../base/xml'
import type { OutlineFont } from './outlineFont'

/** Where a text stands relative to its x; charts are never mirrored, so start is left. */
export type Anchor = 'start' | 'middle' | 'end'

/** What a text in a chart is for. */
export type Ink = 'own' | 'ink' | 'quiet'

/** Width of a text in pixels at `size` pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number

/** How a chart looks in one medium. */
export interface ChartTheme {
  /** Width of the whole chart in pixels, at 96 to the inch. */
  readonly width: number
  /** Size of its text in pixels. */
  readonly textSize: number
  readonly colours: {
    readonly own: string
    readonly peer: string
    readonly grid: string
    readonly stem: string
    readonly median: string
    readonly surface: string
  }
  readonly measure: Measure
  /** One line of text as SVG, its baseline at y. */
  readonly text: (line: { text: string; x: number; y: number; anchor: Anchor; ink: Ink; bold: boolean }) => string
}

const round = (value: number) => Math.round(value * 100) / 100

/**
 * The chart on screen: text as text in the font of the interface, colours as tokens, so that dark mode needs no redrawing.
 * `measure` may be a canvas (`context.font = "600 13px ..."`, `measureText`), asked again once `document.fonts` is ready.
 */
export function screenTheme(width: number, measure: Measure): ChartTheme {
  const textSize = 13
  const inks: Record<Ink, string> = { own: 'var(--accent)', ink: 'var(--ink-2)', quiet: 'var(--ink-3)' }
  return {
    width,
    textSize,
    measure,
    colours: {
      own: 'var(--chart-own)',
      peer: 'var(--chart-peer)',
      grid: 'var(--chart-grid)',
      stem: 'var(--line)',
      median: 'var(--ink-2)',
      surface: 'var(--surface)',
    },
    text: ({ text, x, y, anchor, ink, bold }) =>
      `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" style="font:${bold ? 600 : 400} ${textSize}px var(--font-ui);` +
      `font-variant-numeric:tabular-nums;fill:${inks[ink]}">${escapeXml(text)}</text>`,
  }
}

/** The fonts of charts on paper: Source Sans 3 in two weights. */
export interface PaperFonts {
  readonly regular: OutlineFont
  readonly semibold: OutlineFont
}

/** Text width of the Word page, 148 mm at 96 pixels to the inch. */
export const paperWidth = 559

/** The chart on paper: text as outlines, so that it looks the same in every Word, colours of the light theme. */
export function paperTheme({ regular, semibold }: PaperFonts, width = paperWidth): ChartTheme {
  const textSize = 11.33 // 8.5 pt
  const inks: Record<Ink, string> = { own: '#0f5a4a', ink: '#333333', quiet: '#555555' }
  const measure: Measure = (text, size, bold) => (bold ? semibold : regular).width(text, size)
  return {
    width,
    textSize,
    measure,
    colours: {
      own: '#0f5a4a',
      peer: '#6b746e',
      grid: '#d5dad6',
      stem: '#9aa39d',
      median: '#333333',
      surface: '#ffffff',
    },
    text: ({ text, x, y, anchor, ink, bold }) => {
      const before = anchor === 'start' ? 0 : measure(text, textSize, bold) / (anchor === 'end' ? 1 : 2)
      return `<path d="${(bold ? semibold : regular).outline(text, x - before, y, textSize)}" fill="${inks[ink]}"/>`
    },
  }
}
