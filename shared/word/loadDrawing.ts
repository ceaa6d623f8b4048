import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { outlineFont } from '../charts/outlineFont'
import type { Drawing } from './benchmarkBody'

/** Files that drawing needs: Source Sans 3 in two weights (TrueType), and the code of resvg. */
export interface DrawingFiles {
  readonly regular: Uint8Array
  readonly semibold: Uint8Array
  readonly resvg: Uint8Array
}

let ready: Promise<void> | undefined

/** Fonts and rasteriser for charts on paper. The code of resvg is loaded once a process; it draws paths, so it needs no fonts. */
export async function loadDrawing({ regular, semibold, resvg }: DrawingFiles): Promise<Drawing> {
  await (ready ??= initWasm(resvg as Uint8Array<ArrayBuffer>))
  return {
    fonts: { regular: outlineFont(regular), semibold: outlineFont(semibold) },
    rasterise: (svg, width) => {
      const image = new Resvg(svg, {
        fitTo: { mode: 'width', value: width },
        background: '#ffffff',
        font: { fontBuffers: [] },
      })
      const drawn = image.render()
      const png = drawn.asPng()
      drawn.free()
      image.free()
      return Promise.resolve(png)
    },
  }
}
