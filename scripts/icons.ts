import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

// Draws the installers' picture from the SVG of the mark. Run it after changing the mark, and commit both.
const require = createRequire(import.meta.url)
await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
const mark = await readFile('resources/icons/meridian.svg', 'utf8')
const picture = new Resvg(mark, { fitTo: { mode: 'width', value: 1024 } }).render().asPng()
await writeFile('resources/icons/icon.png', picture)
