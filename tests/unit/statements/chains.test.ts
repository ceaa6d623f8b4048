import { expect, it } from 'vitest'
import { signStatement } from '#shared/statements/statement'
import { chainOf } from '#shared/statements/chain'
import { fold } from '#shared/statements/fold'
import { keep } from '#shared/statements/kept'
import { readStatement } from '#shared/statements/statement'
import type { Signer } from '#shared/identity/keys'
import { deviceCertificate, founded, joined, newSigner, ownKey } from '../../support/trust'

/** As many keys as one person may have a host file, each certified by the one before. */
const links = 1500

/** Mo, a mentor, with a chain of further keys, each of which they end with the next: what anybody may say of themselves. */
async function chained() {
  const { workspace, statements, ana } = await founded()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  const keys: Signer[] = [mo.person]
  const texts: string[] = []
  for (let i = 0; i < links; i++) {
    const next = await newSigner()
    texts.push(await ownKey(workspace, { id: mo.id, person: keys.at(-1)! }, next))
    keys.push(next)
  }
  for (let i = 1; i < links; i++)
    for (const signer of [keys[i]!, keys[i + 1]!])
      texts.push(
        await signStatement(signer, {
          ...{ workspace, kind: 'deviceRevocation', key: keys[i]!.key, revision: 1, at: 1, by: mo.id },
          body: { kept: keep([]) },
        }),
      )
  const phone = { ...mo, person: keys.at(-1)!, device: await newSigner() }
  texts.push(await deviceCertificate(workspace, phone))
  const all = [...statements, ...mo.statements, ...texts].reverse() // so that nothing comes before what it builds on
  return { all, workspace, mo, phone }
}

it('reads a long chain of keys that somebody ends one by one in less time than it takes to verify it', async () => {
  const { all, workspace, mo } = await chained()
  const started = performance.now()
  const read = await Promise.all(all.map(jws => readStatement(jws, workspace)))
  const verified = performance.now()
  const { members } = fold(read)
  expect(members.get(mo.id)!.role).toBe('mentor')
  expect(performance.now() - verified).toBeLessThan(verified - started)
}, 120_000)

it('gives the chain of a key however long it is', async () => {
  const { workspace, statements, ana } = await founded()
  const mo = await joined(workspace, ana, 'mo', { role: 'mentor' })
  const texts: string[] = []
  let last: Signer = mo.person
  for (let i = 0; i < 12_000; i++) {
    const next: Signer = await newSigner()
    texts.push(await ownKey(workspace, { id: mo.id, person: last }, next))
    last = next
  }
  const read = await Promise.all([...statements, ...mo.statements, ...texts].map(jws => readStatement(jws, workspace)))
  expect(chainOf(read, last.key).length).toBeGreaterThan(12_000)
}, 120_000)
