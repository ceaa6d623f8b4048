// The part of opentype.js that charts use. Its own types pull the DOM into `shared`, and only this entry has named exports in
// Node and in bundlers alike.
declare module 'opentype.js/dist/opentype.mjs' {
  export interface Glyph {
    readonly index: number
    readonly advanceWidth?: number
    getPath(x: number, y: number, fontSize: number): { toPathData(decimals: number): string }
  }
  export interface Font {
    readonly unitsPerEm: number
    charToGlyph(sign: string): Glyph
  }
  export function parse(file: ArrayBuffer): Font
}
