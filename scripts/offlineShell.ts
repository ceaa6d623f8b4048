import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { minify, transformWithOxc } from 'vite'
import type { PagePlugin } from './pagePlugin'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }

/** A worker's reach is the folder it lies in, and its name must stay. */
const worker = 'sw.js'
const workerSource = 'renderer/workers/shell.sw.ts'
const manifestName = 'manifest.webmanifest'
const icons = [
  { file: 'icon-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'icon-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'icon-maskable.png', sizes: '512x512', purpose: 'maskable' },
] as const

const manifest = {
  id: './',
  name: 'Meridian',
  short_name: 'Meridian',
  description: 'From scoping to a ratified internationalisation strategy',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#f5f6f3',
  theme_color: '#0f5a4a',
  icons: icons.map(({ file, sizes, purpose }) => ({ src: `icons/${file}`, type: 'image/png', sizes, purpose })),
}

/** Letters of other scripts are kept once somebody needs them: few do, and lines are slow. */
const isRare = (file: string) => /-(?:cyrillic|greek|vietnamese)(?:-ext)?-wght/.test(file)

/** The worker that keeps the page, with this text in the place it has for what it keeps. */
async function workerKeeping(shell: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(workerSource, 'utf8'), workerSource)
  const place = /(['"`])__SHELL__\1/
  if (!place.test(code)) throw new Error(`${workerSource} has no place for its files`)
  const keeping = code.replace(place, () => JSON.stringify(shell))
  return (await minify(worker, keeping)).code
}

/** Makes the page installable and lets its worker know every file of the build, which opens it without a network. */
export function offlineShell() {
  return {
    name: 'offline-shell',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: `./${manifestName}` }, injectTo: 'head' },
    ],
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: 'asset', fileName, source })
        emit(manifestName, JSON.stringify(manifest))
        for (const { file } of icons) emit(`icons/${file}`, readFileSync(`resources/icons/${file}`))
        const hash = createHash('sha256').update(version).update(readFileSync(workerSource))
        const kept = Object.entries(bundle)
          .filter(([file]) => !isRare(file))
          .sort(([a], [b]) => (a < b ? -1 : 1))
        for (const [file, made] of kept) hash.update(file).update(made.type === 'chunk' ? made.code : made.source)
        const shell = { revision: hash.digest('hex').slice(0, 12), files: kept.map(([file]) => file) }
        emit(worker, await workerKeeping(JSON.stringify(shell)))
      },
    },
  } satisfies PagePlugin
}
