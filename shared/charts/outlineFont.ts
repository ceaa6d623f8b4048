import { parse } from 'opentype.js/dist/opentype.mjs'

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
        path += glyph.getPath(x, y, size).toPathData(2)
        x += advance(glyph, size)
      }
      return path
    },
  }
}
