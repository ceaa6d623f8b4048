import { calculateJwkThumbprint } from 'jose'
import { expect, it } from 'vitest'
import { utf8 } from '#shared/base/bytes'
import { PublicKey, jwkOf, signerOf, thumbprintOf } from '#shared/identity/keys'
import { verify } from '#shared/identity/verify'
import { WorkspaceId, workspaceIdOf } from '#shared/identity/workspaceId'
import { newSigner } from '../../support/trust'

it('gives the thumbprint of RFC 8037, appendix A.3', async () => {
  expect(await thumbprintOf('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')).toBe(
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  )
})

it('gives the thumbprint that jose gives', async () => {
  const { key, thumbprint } = await newSigner()
  expect(thumbprint).toBe(await calculateJwkThumbprint(jwkOf(key)))
})

it('names a workspace after its root key', async () => {
  const root = await newSigner()
  const id = await workspaceIdOf(root.key)
  expect(id).toBe(`workspace:${root.thumbprint}`)
  expect(WorkspaceId.safeParse(id).success).toBe(true)
})

it('signs with a private key that cannot be taken out', async () => {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  expect(pair.privateKey.extractable).toBe(false)
  const signer = await signerOf(pair)
  const signed = await verify('meridian-statement', await signer.sign('meridian-statement', utf8('yes')))
  expect(signed).toMatchObject({ signer: signer.key, thumbprint: signer.thumbprint })
  expect(new TextDecoder().decode(signed!.payload)).toBe('yes')
})

it('takes no signature made for another purpose', async () => {
  const jws = await (await newSigner()).sign('meridian-exchange', utf8('yes'))
  expect(await verify('meridian-statement', jws)).toBeNull()
})

it('takes no other spelling of a key or a signature', async () => {
  const { key, sign } = await newSigner()
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const respelt = (text: string) => text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)!) + 1]! // same bytes, other spare bits
  const jws = await sign('meridian-statement', utf8('yes'))
  expect(PublicKey.safeParse(key).success).toBe(true)
  expect(PublicKey.safeParse(respelt(key)).success).toBe(false)
  expect(await verify('meridian-statement', jws)).not.toBeNull()
  expect(await verify('meridian-statement', respelt(jws))).toBeNull()
})
