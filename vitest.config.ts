import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './scripts/browserBinary.ts'
import { browserFlags } from './tests/support/browserFlags.ts'

const browser = findBrowser()

/** One after the other: what needs no build, what runs the built program, what drives a browser. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000, // what a file prepares takes as long as its tests
    expect: { poll: { timeout: 20_000 } }, // the default of one second is not enough for a busy machine
    silent: 'passed-only',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 120_000, // some wait for a limit of the product itself, such as the 20 seconds of a change on trial
          // processes, sockets and disks of one small machine: the report names what passed only the second time; tests of what
          // must never be lost say `retry: 0`, because a second try would hide that it was
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // found before the first test, so that no test is run twice because a package was found on the way
        optimizeDeps: {
          include: [
            ...[
              'y-indexeddb',
              'yjs',
              'idb',
              'zod',
              'jose',
              'image-size',
              'fast-check',
              'fflate',
              'fractional-indexing',
              'canonicalize',
              'd3-array',
              'docx',
              'opentype.js/dist/opentype.mjs',
              '@resvg/resvg-wasm',
            ],
            ...['@tiptap/react', '@tiptap/starter-kit', '@tiptap/extension-table', '@tiptap/extension-collaboration'],
            ...['gapcursor', 'model', 'state', 'tables', 'transform', 'view'].map(part => `@tiptap/pm/${part}`),
            '@tiptap/y-tiptap',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/support/nodeWord.ts',
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(browser && { executablePath: browser }),
                args: browserFlags,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          maxWorkers: 1,
          retry: 1, // several browsers and a host on one small machine: the report names what passed only the second time
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
