import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { startMain } from '../../support/desktopShell'

async function page() {
  const { protocols } = await startMain()
  return (url: string, init?: RequestInit) => protocols.get('app')!(new Request(url, init))
}

it('gives its own address the rights of a web origin', async () => {
  const { schemes } = await startMain()
  expect(schemes).toEqual([
    { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) as object },
  ])
})

it('serves the built page under a content policy that lets nothing in from outside', async () => {
  const get = await page()
  const answer = await get('app://meridian/index.html')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  const policy = new Map(
    answer.headers
      .get('Content-Security-Policy')!
      .split('; ')
      .map(rule => [rule.split(' ')[0], rule.split(' ').slice(1)]),
  )
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
  expect(policy.get('connect-src')).toEqual(["'self'", 'blob:', 'wss:', 'ws://127.0.0.1:*', 'ws://localhost:*'])
  for (const directive of ['img-src', 'font-src', 'worker-src', 'style-src']) {
    expect(
      policy.get(directive)?.filter(source => /^(https?|wss?|\*)/.test(source)),
      directive,
    ).toEqual([])
  }
  expect(await answer.text()).toBe(await readFile('out/renderer/index.html', 'utf8'))
})

it('serves every file the page begins with, each as its type', async () => {
  const get = await page()
  const html = await (await get('app://meridian/')).text()
  const parts = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, part]) => part!)
  expect(parts.length).toBeGreaterThan(1)
  for (const part of parts) {
    const answer = await get(`app://meridian/${part}`)
    expect(answer.status, part).toBe(200)
    expect(answer.headers.get('Content-Type'), part).toMatch(/javascript|css|svg|font|manifest/)
    expect(answer.headers.get('X-Content-Type-Options'), part).toBe('nosniff')
  }
})

it.each([
  'app://meridian/../main/main.js',
  'app://meridian/%2e%2e/main/main.js',
  'app://meridian/..%2fmain%2fmain.js',
  'app://meridian/assets/..%5c..%5cmain%5cmain.js',
  'app://meridian//etc/passwd',
  'app://meridian/.hidden.js',
  'app://elsewhere/index.html',
  'app://meridian/nothing.js',
])('finds nothing at %s', async url => {
  const answer = await (await page())(url)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('')
})

it('takes nothing but requests to read', async () => {
  expect((await (await page())('app://meridian/index.html', { method: 'POST' })).status).toBe(404)
})
