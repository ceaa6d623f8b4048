import { expect, it } from 'vitest'
import { MeridianError, type Outcome } from '#shared/base/errors'
import { contract, type Bridge } from '#shared/platform/contract'
import type { KeyStore } from '#shared/platform/platform'
import { desktop } from '../../../renderer/platform/desktop'
import { keychain } from '../../../renderer/platform/keychain'

const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value })
const failed = (code: 'file.write' | 'file.tooLarge'): Promise<Outcome<never>> =>
  Promise.resolve({ ok: false, code, facts: { name: 'a.meridian' } })

/** A bridge to a computer with an empty keychain and nothing on its disk. */
function bridge(changes: Partial<Bridge> = {}): Bridge {
  const kept = new Map<string, string>()
  const notAsked = (channel: string) => () => Promise.reject(new Error(`nobody asks ${channel} here`))
  return {
    ...Object.fromEntries(Object.keys(contract).map(channel => [channel, notAsked(channel)])),
    'files.save': ({ name }) => ok(`/home/${name}`),
    'files.open': () => ok(null),
    'files.waiting': () => ok(null),
    'links.open': () => ok(null),
    'keys.list': () => ok([...kept.keys()]),
    'keys.load': ({ name }) => ok(kept.get(name) ?? null),
    'keys.keep': ({ name, jwk }) => ok(Boolean(kept.set(name, jwk))),
    'keys.forget': ({ name }) => ok(kept.delete(name) ? null : null),
    onFileWaiting: () => () => undefined,
    onInviteWaiting: () => () => undefined,
    onHostingChanged: () => () => undefined,
    ...changes,
  } as Bridge
}

/** A key store that keeps pairs as they are, as the browser's database does. */
function memoryKeys(): KeyStore {
  const pairs = new Map<string, CryptoKeyPair>()
  return {
    names: () => Promise.resolve([...pairs.keys()]),
    load: name => Promise.resolve(pairs.get(name) ?? null),
    create: async name => {
      const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
      pairs.set(name, pair)
      return pair
    },
    forget: name => Promise.resolve(void pairs.delete(name)),
  }
}

const text = new TextEncoder().encode('a strategy')

async function matches(one: CryptoKeyPair, other: CryptoKeyPair): Promise<boolean> {
  return crypto.subtle.verify(
    'Ed25519',
    other.publicKey,
    await crypto.subtle.sign('Ed25519', one.privateKey, text),
    text,
  )
}

it('tells where a file went, or why it could not be written', async () => {
  expect(await desktop(bridge()).saveFile('a.docx', text)).toBe('/home/a.docx')
  const full = desktop(bridge({ 'files.save': () => failed('file.write') }))
  await expect(full.saveFile('a.docx', text)).rejects.toEqual(new MeridianError('file.write', { name: 'a.meridian' }))
})

it('hands over every waiting file, also after one that cannot be read', async () => {
  const waiting = [
    ok({ name: 'a.meridian', bytes: text }),
    failed('file.tooLarge'),
    ok({ name: 'b.meridian', bytes: text }),
  ]
  let arrived: () => void = () => undefined
  const platform = desktop(
    bridge({
      'files.waiting': () => waiting.shift() ?? ok(null),
      onFileWaiting: listener => {
        arrived = listener
        return () => undefined
      },
    }),
  )
  const heard: string[] = []
  const all = new Promise<void>(resolve => {
    platform.onFile(
      ({ name }) => {
        heard.push(name)
        if (name === 'c.meridian') resolve()
      },
      ({ code }) => void heard.push(code),
    )
  })
  waiting.push(ok({ name: 'c.meridian', bytes: text }))
  arrived()
  await all
  expect(heard).toEqual(['a.meridian', 'file.tooLarge', 'b.meridian', 'c.meridian'])
})

it('keeps a pair in the keychain and gives it back as one that nobody can read out', async () => {
  const otherwise = memoryKeys()
  const keys = keychain(bridge(), otherwise)
  const made = await keys.create('device')
  const loaded = await keys.load('device')
  for (const pair of [made, loaded!]) expect(pair.privateKey.extractable).toBe(false)
  expect(await matches(made, loaded!)).toBe(true)
  expect(await otherwise.load('device')).toBeNull()
})

it('keeps a pair in the browser where the computer has no keychain', async () => {
  const otherwise = memoryKeys()
  const keys = keychain(bridge({ 'keys.keep': () => ok(false) }), otherwise)
  const made = await keys.create('device')
  expect(await matches(made, (await keys.load('device'))!)).toBe(true)
  expect(await matches(made, (await otherwise.load('device'))!)).toBe(true)
})

it('forgets a pair wherever it was', async () => {
  const otherwise = memoryKeys()
  await otherwise.create('device')
  const keys = keychain(bridge(), otherwise)
  await keys.create('device')
  await keys.forget('device')
  expect(await keys.load('device')).toBeNull()
})
