import { parse, type PathCommand } from 'opentype.js/dist/opentype.mjs'

/** A font as widths and outlines: what drawing text needs where there is no screen. */
export interface OutlineFont {
  /** Whether it has a sign for every character of the text. */
  covers(text: string): boolean
  /** Width in pixels at `size` pixels. */
  width(text: string, size: number): number
  /** SVG path data of one line whose baseline begins at x, y. */
  outline(text: string, x: number, y: number, size: number): string
}

/** Reads a TrueType font. Throws when the bytes are none. */
export function outlineFont(file: Uint8Array): OutlineFont {
  const font = parse(file.slice().buffer)
  const glyphs = (text: string) => [...text].map(sign => font.charToGlyph(sign))
  const advance = (glyph: { advanceWidth?: number }, size: number) =>
    ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm
  return {
    covers: text => glyphs(text).every(({ index }) => index > 0),
    width: (text, size) => glyphs(text).reduce((sum, glyph) => sum + advance(glyph, size), 0),
    outline: (text, x, y, size) => {
      let path = ''
      for (const glyph of glyphs(text)) {
        path += drawn(glyph.path.commands, x, y, size / font.unitsPerEm)
        x += advance(glyph, size)
      }
      return path
    },
  }
}

/**
 * SVG path data of an outline whose origin is at x, y. The font's own writer copies each outline as JSON and keeps every
 * fraction it meets, for good.
 */
function drawn(commands: readonly PathCommand[], x: number, y: number, scale: number): string {
  const point = (right: number, up: number) => `${rounded(x + right * scale)} ${rounded(y - up * scale)}`
  let data = ''
  for (const step of commands) {
    data += step.type
    if (step.type === 'C') data += `${point(step.x1, step.y1)} ${point(step.x2, step.y2)} `
    if (step.type === 'Q') data += `${point(step.x1, step.y1)} `
    if (step.type !== 'Z') data += point(step.x, step.y)
  }
  return data
}

const rounded = (value: number) => Math.round(value * 100) / 100
