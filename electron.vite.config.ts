import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { classicScript } from './scripts/classicScript'
import { offlineShell } from './scripts/offlineShell'
import { defineConfig, type MainViteConfig, type RendererViteConfig } from 'electron-vite'

/**
 * How the page is built, for both shells: what Electron serves as `app://` and `server/http` as http is the same folder.
 * Addresses are relative and assets stay files, so that one strict content policy fits both.
 */
export const renderer = {
  root: 'renderer',
  base: './',
  plugins: [react(), classicScript(), offlineShell()],
  build: {
    outDir: 'out/renderer',
    emptyOutDir: true,
    // Ed25519 in WebCrypto, without which no workspace can be opened, is younger than all of this
    target: 'es2023',
    minify: 'oxc',
    cssMinify: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2600, // all of the program, see classicScript
    rolldownOptions: {
      input: resolve('renderer/index.html'), // the build looks for it from here, `npm run dev` from `root`
      output: { codeSplitting: false },
      checks: { pluginTimings: false }, // the terminal is for whoever starts Meridian
    },
  },
  worker: { format: 'es' },
} satisfies RendererViteConfig

/** The host's store is a native module: it looks for its built parts, one a system, beside the code that asks for it. */
const nativeParts = {
  name: 'native-parts',
  writeBundle: () => cpSync('node_modules/classic-level/prebuilds', 'out/main/prebuilds', { recursive: true }),
} satisfies NonNullable<MainViteConfig['plugins']>[number]

export default defineConfig({
  main: {
    plugins: [nativeParts],
    build: {
      outDir: 'out/main',
      // everything is bundled, so that the installed program needs no node_modules
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: 'electron/main/main.ts',
          // the host runs in a process of its own, and tries doubtful changes in a thread of its own
          host: 'server/host/hostProcess.ts',
          trial: 'server/host/trialThread.ts',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // a sandboxed preload is one self-contained CommonJS file
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
