import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Served } from '../../server/http/serve'
import { launchBrowser, patienceMs, serveApp } from './browser'

/** The built page in a real browser, for the tests of one file. */
export interface Pages {
  /** Where the built page is served. */
  readonly address: string
  /** A page in a profile of its own, as on another computer. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** Closes what is open before the end of the test, for who ends what the pages are connected to. */
  close(): Promise<void>
}

/**
 * Serves the built page and starts a browser for the tests of a file. After each test its profiles are closed, and the test
 * fails if a page threw something that nobody caught, or, with `console`, wrote an error there. What is `expected` is no failure.
 */
export function browserPages(watch: { readonly console?: true; readonly expected?: RegExp } = {}): Pages {
  let served: Served
  let browser: Browser
  const contexts: BrowserContext[] = []
  const complaints: string[] = []
  const close = async () => {
    for (const context of contexts.splice(0)) await context.close()
  }

  beforeAll(async () => {
    served = await serveApp()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })
  afterEach(async () => {
    await close()
    expect(complaints.splice(0).filter(complaint => !watch.expected?.test(complaint))).toEqual([])
  })

  return {
    get address() {
      return served.address
    },
    open: async options => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      contexts.push(context)
      context.setDefaultTimeout(patienceMs)
      context.on('weberror', error => complaints.push(error.error().message))
      if (watch.console) context.on('console', said => said.type() === 'error' && complaints.push(said.text()))
      return context.newPage()
    },
    close,
  }
}
