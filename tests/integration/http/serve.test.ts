import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { isMeridian } from '../../../server/http/identity'
import type { Served } from '../../../server/http/serve'
import { serveApp } from '../../support/browser'

const open: Served[] = []
afterEach(async () => {
  for (const served of open.splice(0)) await served.close()
})
async function serve(port = 0): Promise<Served> {
  const served = await serveApp(port)
  open.push(served)
  return served
}

/** A request exactly as given: `fetch` would tidy its path and refuse its Host. */
function ask(served: Served, path: string, { method = 'GET', host = new URL(served.address).host } = {}) {
  const { hostname, port } = new URL(served.address)
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path, method, headers: { Host: host } }, answer => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => (body += part))
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

it('serves the page under the same policy as the desktop shell', async () => {
  const { status, headers, body } = await ask(await serve(), '/')
  expect(status).toBe(200)
  expect(body).toContain('<title>Meridian</title>')
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    ) as string,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  })
})

it('lets browsers keep files whose name carries their hash', async () => {
  const served = await serve()
  const script = /src="\.(\/assets\/[^"]+\.js)"/.exec((await ask(served, '/')).body)![1]!
  const { status, headers } = await ask(served, script)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

it.each(['evil.example', 'evil.example:4870', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
  'answers nothing to the foreign host %j',
  async host => {
    const { status, body } = await ask(await serve(), '/', { host })
    expect(status).toBe(421)
    expect(body).toBe('')
  },
)

it('leads its other name to the one under which the work is kept', async () => {
  const served = await serve()
  const host = new URL(served.address).host.replace('127.0.0.1', 'localhost')
  const { status, headers } = await ask(served, '/', { host })
  expect(status).toBe(308)
  expect(headers.location).toBe(`${served.address}/`)
  expect((await ask(served, '//evil.example/', { host })).status).toBe(421)
})

it.each([
  '/../main/main.js',
  '/assets/../../main/main.js',
  '/%2e%2e/main/main.js',
  '/..%2fmain%2fmain.js',
  '/..\\main\\main.js',
  '//etc/passwd',
  '/.git/config',
  '/assets/',
  '/nothing.js',
  'http://127.0.0.1/index.html',
])('finds nothing at %s', async path => {
  const { status, body } = await ask(await serve(), path)
  expect(status).toBe(404)
  expect(body).toBe('')
})

it('answers HEAD with the headers alone', async () => {
  const served = await serve()
  const whole = await ask(served, '/')
  const { status, headers, body } = await ask(served, '/', { method: 'HEAD' })
  expect(status).toBe(200)
  expect(headers['content-length']).toBe(String(Buffer.byteLength(whole.body)))
  expect(body).toBe('')
})

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async method => {
  const { status, headers } = await ask(await serve(), '/', { method })
  expect(status).toBe(405)
  expect(headers.allow).toBe('GET, HEAD')
})

it('says what it is, so that a second start can find it', async () => {
  const { address } = await serve()
  expect(await isMeridian(address)).toBe(true)
})

it('does not take another program for Meridian', async () => {
  const other = createServer((_, answer) => answer.end('{"program":"other"}'))
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  expect(await isMeridian(`http://127.0.0.1:${port}`)).toBe(false)
  other.closeAllConnections()
  await new Promise(resolve => other.close(resolve))
  expect(await isMeridian(`http://127.0.0.1:${port}`)).toBe(false)
})

it('does not move to another port when its own is taken', async () => {
  const { address } = await serve()
  await expect(serve(Number(new URL(address).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

it('frees its port at once when it ends', async () => {
  const served = await serve()
  const port = Number(new URL(served.address).port)
  await fetch(served.address) // leaves a connection open
  await served.close()
  open.length = 0
  expect((await serve(port)).address).toBe(served.address)
})
