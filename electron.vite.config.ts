import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type RendererViteConfig } from 'electron-vite'

/**
 * How the page is built, for both shells: what Electron serves as `app://` and `server/http` as http is the same folder.
 * Addresses are relative and assets stay files, so that one strict content policy fits both.
 */
export const renderer = {
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: 'out/renderer',
    emptyOutDir: true,
    // Ed25519 in WebCrypto, without which no workspace can be opened, is younger than all of this
    target: 'es2023',
    minify: 'oxc',
    cssMinify: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000, // React, Mantine, Yjs and zod, which every screen needs; stages come when they are opened
    rolldownOptions: { input: resolve('renderer/index.html') },
  },
  worker: { format: 'es' },
} satisfies RendererViteConfig

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // everything is bundled, so that the installed program needs no node_modules
      externalizeDeps: false,
      rolldownOptions: { input: { main: 'electron/main/main.ts' } },
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
