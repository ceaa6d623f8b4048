import { build } from 'electron-vite'
import { markBuilt } from './freshness'

// Makes everything that is built: out/main, out/preload and out/renderer for the two shells. Command line and host run from
// their sources, with the page out of out/renderer.
const startedAt = new Date()
try {
  await build({ logLevel: 'warn' })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
markBuilt(startedAt)
console.log(`Built in ${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s.`)
