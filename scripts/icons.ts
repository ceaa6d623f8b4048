import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

// Draws the pictures of installers and of the installed page from the SVG of the mark. Run it after changing the mark, and commit both.
const require = createRequire(import.meta.url)
await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
const mark = await readFile('resources/icons/meridian.svg', 'utf8')
/** Systems cut a maskable picture to their own shape, so the ground reaches to its edges. */
const maskable = mark.replace(/<rect [^>]*>/, '<rect width="512" height="512" fill="#0f5a4a" />')
const pictures = [
  { name: 'icon', size: 1024, svg: mark },
  { name: 'icon-192', size: 192, svg: mark },
  { name: 'icon-512', size: 512, svg: mark },
  { name: 'icon-maskable', size: 512, svg: maskable },
]
for (const { name, size, svg } of pictures) {
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()
  await writeFile(`resources/icons/${name}.png`, picture)
}
