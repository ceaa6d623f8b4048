// The part of opentype.js that charts use. Its own types pull the DOM into `shared`, and only this entry has named exports in
// Node and in bundlers alike.
declare module 'opentype.js/dist/opentype.mjs' {
  /** A step of an outline in the font's units, y upwards: to x, y, in curves by way of x1, y1 and x2, y2. */
  export type PathCommand =
    | { readonly type: 'Z' }
    | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
    | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
    | {
        readonly type: 'C'
        readonly x1: number
        readonly y1: number
        readonly x2: number
        readonly y2: number
        readonly x: number
        readonly y: number
      }
  export interface Glyph {
    readonly index: number
    readonly advanceWidth?: number
    readonly path: { readonly commands: readonly PathCommand[] }
  }
  export interface Font {
    readonly unitsPerEm: number
    charToGlyph(sign: string): Glyph
  }
  export function parse(file: ArrayBuffer): Font
}
