import { build as buildShells } from 'electron-vite'
import { build } from 'vite'
import { markBuilt } from './freshness'

// Makes everything that runs: out/main, out/preload, out/renderer for the two shells, out/server for the command line.
const startedAt = new Date()
try {
  await buildShells({ logLevel: 'warn' })
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: 'out/server',
      target: 'node20',
      rolldownOptions: { input: { meridian: 'server/cli/main.ts' } },
    },
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
markBuilt(startedAt)
console.log(`Built in ${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s.`)
