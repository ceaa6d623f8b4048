import { expect, it } from 'vitest'
import { fold } from '#shared/statements/fold'
import { revokeDevice } from '../../../renderer/workspace/people'
import { makeRecoveryFile, recover } from '../../../renderer/workspace/recovery'
import { codeOf } from '../../support/failure'
import { devicesOf, officeOfThree } from '../../support/officeOfThree'
import { memoryKeys, stater } from '../../support/stater'

it('brings somebody back on another computer with their recovery file', async () => {
  const { set, at, cy } = await officeOfThree()
  const { name, bytes } = await makeRecoveryFile(at.cy, 'Strategy 2030: our way?', 'correct horse battery')
  expect(name).toBe('Strategy 2030 our way - member cy.meridian-recovery')
  expect(set.read().members.get(cy.id)!.recoveryKeys.size).toBe(1)
  const keys = memoryKeys()
  const back = await recover(bytes, '  correct horse battery', keys, 'New laptop')
  expect(back).toMatchObject({ me: { id: cy.id, keys: { root: null } } })
  expect(fold(back.statements).members.get(cy.id)!.devices.has(back.device.key)).toBe(true)
  set.take(back.statements)
  expect(devicesOf(set, cy.id)).toEqual([{ name: 'Laptop' }, { name: 'New laptop' }])
  // and the laptop that was lost ends, with what its key could still certify
  const recovered = stater(set, { ...cy, device: back.device })
  await revokeDevice(recovered, cy.id, cy.device.key)
  expect(devicesOf(set, cy.id)).toEqual([{ name: 'New laptop' }])
  await back.giveUp()
  expect(await keys.names()).toEqual([])
})

it('opens no recovery file with another passphrase, and none that is damaged or something else', async () => {
  const { at } = await officeOfThree()
  const { bytes } = await makeRecoveryFile(at.cy, 'Strategy', 'correct horse battery')
  const keys = memoryKeys()
  const codeFor = (file: Uint8Array, passphrase = 'correct horse battery') =>
    codeOf(() => recover(file, passphrase, keys, 'Laptop'))
  expect(await codeFor(bytes, 'correct horse batterx')).toBe('recovery.passphrase')
  const text = new TextDecoder().decode(bytes)
  const of = (changed: string) => new TextEncoder().encode(changed)
  expect(await codeFor(of(text.replace(/("sealed": ".{40})./, (_, start: string) => `${start}-_`)))).toBe(
    'recovery.damaged',
  )
  expect(await codeFor(of(text.replace('"v": 1', '"v": 2')))).toBe('recovery.newer')
  expect(await codeFor(of(text.slice(0, -30)))).toBe('recovery.notRecovery')
  expect(await codeFor(of('hello'))).toBe('recovery.notRecovery')
  expect(text).not.toContain('"seed"')
  expect(await keys.names()).toEqual([])
})
