import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageAnswer, respond } from '../../server/http/serve'
import { browserPath, freshProfile, launchProfile } from '../support/browser'
import { browserFlags } from '../support/browserFlags'
import { buildBare } from './buildBare'
import { fill } from './filled'
import { tellWhenEditable } from './inPage'
import { quantile, type Measure } from './measure'

/** The first let the browser compile and keep what it keeps of a program that is used often; the others count. */
const rounds = { first: 2, counted: 9 }
/** How long a started browser is left to its own affairs before it goes to the page, in milliseconds. */
const settleMs = 2500
/** How long a page of the first rounds stays open, in milliseconds: browsers keep compiled code late. */
const stayMs = 8000
const mostMs = 60_000

/** A built page that tells when it can be written in. */
interface Telling {
  readonly address: string
  /** Milliseconds from navigation, as the next page to be opened tells them. */
  told(): Promise<number>
  close(): Promise<void>
}

/**
 * Serves a copy of a built page whose program ends by watching for an editor with text. The page tells by itself: in a
 * browser that is debugged every line of a program costs more, and so the larger program loses.
 */
async function serveTelling(built: string): Promise<Telling> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-opening-'))
  await cp(built, folder, { recursive: true })
  const [, program] = /src="\.\/(assets\/[^"]+\.js)"/.exec(await readFile(join(folder, 'index.html'), 'utf8'))!
  const code = await readFile(join(folder, program!), 'utf8')
  await writeFile(join(folder, program!), `${code}\n;${tellWhenEditable}`)

  let tell: (milliseconds: number) => void = () => undefined
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    if (pathname === '/told') {
      tell(Number(searchParams.get('at')))
      return respond(request, response, { status: 204 })
    }
    if (pathname === '/settle') {
      const to = JSON.stringify(searchParams.get('to'))
      return void response
        .setHeader('Content-Type', 'text/html')
        .end(`<script>setTimeout(() => (location.href = ${to}), ${settleMs})</script>`)
    }
    respond(request, response, await pageAnswer(folder, { method: request.method, path: pathname }))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${built} could not be written in`)), mostMs)
        tell = milliseconds => {
          clearTimeout(late)
          resolve(milliseconds)
        }
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Opens an address in a browser of its own and gives the milliseconds that the page tells. */
async function open(profile: string, page: Telling, url: string, stay: number): Promise<number> {
  const told = page.told()
  // from another site, so that the page gets a process of its own
  const settle = `${page.address.replace('127.0.0.1', 'localhost')}/settle?to=${encodeURIComponent(url)}`
  const browser = spawn(browserPath(), ['--headless', ...browserFlags, `--user-data-dir=${profile}`, settle], {
    stdio: 'ignore',
  })
  const gone = once(browser, 'exit')
  try {
    const milliseconds = await told
    await new Promise(resolve => setTimeout(resolve, stay))
    return milliseconds
  } finally {
    browser.kill()
    await gone
  }
}

/** Navigation to editable of a long draft, as it is from the second visit on, against a bare page with one editor. */
export async function opening(built = 'out/renderer'): Promise<readonly Measure[]> {
  const pages = { ours: await serveTelling(built), base: await serveTelling(await buildBare('bare')) }
  const profile = await freshProfile()
  try {
    const context = await launchProfile(profile.folder)
    const urls = {
      ours: await fill(context, pages.ours.address, pages.base.address),
      base: pages.base.address,
    }
    await context.close()
    const times = { ours: [] as number[], base: [] as number[] }
    for (let round = -rounds.first; round < rounds.counted; round++) {
      for (const side of ['ours', 'base'] as const) {
        const took = await open(profile.folder, pages[side], urls[side], round < 0 ? stayMs : 0)
        if (round >= 0) times[side].push(took)
      }
    }
    return [
      {
        name: 'navigation to editable',
        unit: 'ms',
        ours: quantile(times.ours, 0.5),
        base: quantile(times.base, 0.5),
        limit: 1.25,
      },
    ]
  } finally {
    await pages.ours.close()
    await pages.base.close()
    await profile.remove()
  }
}
