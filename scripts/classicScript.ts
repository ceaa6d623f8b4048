import type { PagePlugin } from './pagePlugin'

/**
 * Makes the page's program one classic script; what only one screen needs still runs when that is opened. Browsers keep
 * the compiled code of a program for later openings, and Chromium takes it for classic scripts only: it compiles modules
 * again each time.
 */
export function classicScript() {
  return {
    name: 'classic-script',
    apply: 'build',
    enforce: 'pre',
    // Vite's own would fetch a part's files before the part, and there are no parts
    load: id => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = load => load()' : null),
    transformIndexHtml: {
      order: 'post',
      handler: html => html.replace('<script type="module" crossorigin ', '<script defer '),
    },
    generateBundle: {
      order: 'post', // the minifier takes a module for strict without being told
      handler(_options, bundle) {
        for (const made of Object.values(bundle)) {
          if (made.type !== 'chunk') continue
          const code = made.code.replaceAll('import.meta.url', 'here')
          if (made.imports.length + made.exports.length > 0 || code.includes('import.meta'))
            throw new Error(`${made.fileName} works as a module only`)
          made.code = `(here=>{"use strict";${code}})(document.currentScript.src)`
        }
      },
    },
  } satisfies PagePlugin
}
