import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isReceived, liveForEach } from '../../support/liveForEach'
import { until } from '../../support/liveParty'

const here = liveForEach()
const { comesWhole } = here

describe('the pictures of a live client', () => {
  it('counts a picture as waiting until it is on the disk of the host', async () => {
    const [bytes, mine] = [randomBytes(100_000), new Map<string, Uint8Array>()]
    const hash = createHash('sha256').update(bytes).digest('hex')
    const ana = await comesWhole('ana', {
      blobs: { names: async () => [...mine.keys()], read: async h => mine.get(h) },
    })
    mine.set(hash, bytes)
    ana.offerBlobs([hash])
    expect(ana.unreceived.read()).toBe(1)
    expect(ana.contact.read().unsent.blobs).toBe(1)
    await isReceived(ana)
    const ben = await comesWhole('member')
    expect(await ben.fetchBlob(hash)).toEqual(new Uint8Array(bytes))
  })

  it('does not call all received before the host was asked about the pictures', async () => {
    let tell = (_: string[]) => undefined as void
    const names = new Promise<string[]>(resolve => (tell = resolve))
    const ana = await comesWhole('ana', { blobs: { names: () => names, read: async () => undefined } })
    expect(ana.contact.read().receivedAt).toBeNull()
    tell([])
    await until(ana.contact, ({ receivedAt }) => receivedAt !== null)
  })

  it('says why the host does not take a picture, and does not call it waiting', async () => {
    const bytes = new Uint8Array(33 * 1024 * 1024)
    const ana = await comesWhole('ana', { blobs: { names: async () => ['f'.repeat(64)], read: async () => bytes } })
    await until(ana.refusal, refusal => refusal?.code === 'blob.tooLarge')
    expect(ana.refusal.read()!.facts).toEqual({ limit: 32 })
    await isReceived(ana)
  })

  it('fetches pictures from the host, which has them from whoever added them', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const ana = await comesWhole('ana', { blobs: { names: async () => [hash], read: async () => bytes } })
    const ben = await comesWhole('mentor')
    await expect.poll(() => ben.fetchBlob(hash)).toEqual(bytes)
    expect(await ben.fetchBlob('0'.repeat(64))).toBeNull()
    expect(ana.unreceived.read()).toBe(0)
  })
})
