import { describe, expect, it } from 'vitest'
import { sha256 } from '#shared/base/bytes'
import { openDatabase } from '../../../renderer/workspace/database'
import { storedPictures } from '../../../renderer/workspace/pictures'
import { readPicture } from '../../../renderer/workspace/preparePicture'
import { gif, png, turnedJpeg } from '../../support/pictureFiles'

const workspace = `workspace:${'p'.repeat(43)}` as const

async function pictures() {
  const database = await openDatabase(() => {})
  return { database, pictures: storedPictures(database, workspace) }
}

async function drawn(width: number, height: number, type: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.fillStyle = 'green'
  context.fillRect(0, 0, width / 2, height)
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())
}

describe('a picture that somebody else added', () => {
  it('is fetched once, kept, and told to whoever shows it', async () => {
    const { database, pictures: store } = await pictures()
    const bytes = await drawn(310, 200, 'image/png')
    const hash = await sha256(bytes)
    await database.forget(workspace)
    expect(await store.bytes(hash)).toBeUndefined()
    let fetches = 0
    const arrived = new Promise<void>(resolve => store.whenHere(hash, resolve))
    store.from({ fetch: async () => (++fetches, bytes), added: () => undefined })
    expect(await store.bytes(hash)).toEqual(bytes)
    await arrived
    expect(await store.bytes(hash)).toEqual(bytes)
    expect(fetches).toBe(1)
    expect(await store.url(hash)).toMatch(/^blob:/)
    store.close()
  })

  it('is asked for again while whoever added it still sends it', async () => {
    const { database, pictures: store } = await pictures()
    const bytes = await drawn(320, 200, 'image/png')
    const hash = await sha256(bytes)
    await database.forget(workspace)
    let isThere = false
    store.from({ fetch: async () => (isThere ? bytes : null), added: () => undefined })
    expect(await store.url(hash)).toBeUndefined()
    const arrived = new Promise<void>(resolve => store.whenHere(hash, resolve))
    isThere = true
    await arrived
    expect(await store.url(hash)).toMatch(/^blob:/)
    store.close()
  })
})

describe('adding a picture', () => {
  it('keeps the bytes of a picture that fits, named by their SHA-256', async () => {
    const { pictures: store } = await pictures()
    const bytes = await drawn(300, 200, 'image/png')
    expect(await store.add(bytes)).toEqual({ hash: await sha256(bytes), type: 'image/png', width: 300, height: 200 })
    expect(await store.bytes(await sha256(bytes))).toEqual(bytes)
  })

  it('makes a large photograph as small as print needs', async () => {
    const { pictures: store } = await pictures()
    expect(await store.add(await drawn(4800, 3600, 'image/jpeg'))).toMatchObject({
      type: 'image/jpeg',
      width: 2400,
      height: 1800,
    })
  })

  it('turns a type that Word does not know into one that it does', async () => {
    const { pictures: store } = await pictures()
    expect(await store.add(await drawn(100, 50, 'image/webp'))).toMatchObject({
      type: 'image/png',
      width: 100,
      height: 50,
    })
  })

  it.each([
    [
      'a photograph taken on its side',
      'image/jpeg',
      async () => turnedJpeg(await drawn(60, 40, 'image/jpeg')),
      [40, 60],
    ],
    ['a PNG that says it lies on its side', 'image/png', async () => png(60, 40, { turned: true }), [40, 60]],
    ['a GIF with a frame larger than itself', 'image/png', async () => gif([10, 10], [{ size: [60, 40] }]), [60, 40]],
    ['a PNG without its last part', 'image/png', async () => png(60, 40, { cut: true }), [60, 40]],
    ['a strip one pixel high', 'image/png', async () => png(30_000, 1), [2400, 1]],
  ] as const)('draws %s as it is shown, whole and upright', async (_, type, made, [width, height]) => {
    const { pictures: store } = await pictures()
    const { hash, ...picture } = await store.add(await made())
    expect(picture).toEqual({ type, width, height })
    const stored = await createImageBitmap(new Blob([(await store.bytes(hash)) as Uint8Array<ArrayBuffer>]))
    expect([stored.width, stored.height]).toEqual([width, height])
    expect((await store.add((await store.bytes(hash))!)).hash).toBe(hash) // nothing is left to mend
  })

  it('leaves out what somebody hung on behind a photograph', async () => {
    const { pictures: store } = await pictures()
    const film = new Uint8Array(50_000).fill(7)
    const photograph = await drawn(60, 40, 'image/jpeg')
    const { hash } = await store.add(new Uint8Array([...photograph, ...film]))
    expect((await store.bytes(hash))!.length).toBeLessThan(film.length)
  })

  it('keeps a GIF that moves', async () => {
    const { pictures: store } = await pictures()
    const moving = gif([30, 20], [{ size: [30, 20] }, { size: [10, 10] }])
    expect(await store.add(moving)).toMatchObject({ type: 'image/gif', hash: await sha256(moving) })
  })

  it.each([
    ['a file without a byte', 'file.empty', new Blob([])],
    [
      '80 MB, without reading them',
      'image.tooLarge',
      new Blob(new Array<Uint8Array<ArrayBuffer>>(80).fill(new Uint8Array(1 << 20))),
    ],
  ])('does not begin to read %s', async (_, code, file) => {
    await expect(readPicture(file)).rejects.toMatchObject({ code })
  })

  it.each([
    ['noise', 'image.unknown', async () => crypto.getRandomValues(new Uint8Array(5000))],
    ['nothing', 'image.unknown', async () => new Uint8Array()],
    [
      'a page that calls itself a picture',
      'image.unknown',
      async () => new TextEncoder().encode('<html><img src=x></html>'),
    ],
    [
      'a picture whose end is missing',
      'image.unreadable',
      async () => (await drawn(300, 200, 'image/png')).slice(0, 60),
    ],
    [
      '100 megapixels in few bytes',
      'image.tooManyPixels',
      async () => claimed(await drawn(10, 10, 'image/png'), 10_000, 10_000),
    ],
    [
      'a GIF whose first frame is huge',
      'image.tooManyPixels',
      async () => gif([10, 10], [{ size: [12_000, 12_000], data: 9 }]),
    ],
    [
      'a GIF whose second frame is huge',
      'image.tooManyPixels',
      async () => gif([10, 10], [{ size: [10, 10] }, { size: [60_000, 60_000], data: 9 }]),
    ],
    ['more bytes than allowed', 'image.tooLarge', async () => new Uint8Array(26 * 1024 * 1024)],
  ])('refuses %s and stores nothing', async (_, code, bytes) => {
    const { database, pictures: store } = await pictures()
    const before = await database.blobNames(workspace)
    await expect(store.add(await bytes())).rejects.toMatchObject({ code })
    expect(await database.blobNames(workspace)).toEqual(before)
  })

  it('shows the same address for the same picture, and none for one that is not here', async () => {
    const { pictures: store } = await pictures()
    const { hash } = await store.add(await drawn(30, 20, 'image/png'))
    expect(await store.url(hash)).toMatch(/^blob:/)
    expect(await store.url(hash)).toBe(await store.url(hash))
    expect(await store.url('0'.repeat(64))).toBeUndefined()
  })

  it.each([
    ['no picture', async () => crypto.getRandomValues(new Uint8Array(5000))],
    ['100 megapixels', async () => claimed(await drawn(10, 10, 'image/png'), 10_000, 10_000)],
  ])('shows no address for what a file brought and is %s', async (_, brought) => {
    const { database, pictures: store } = await pictures()
    const bytes = await brought()
    const hash = await sha256(bytes)
    await database.keepBlobs(workspace, new Map([[hash, bytes]]))
    expect(await store.url(hash)).toBeUndefined()
  })
})

/** A PNG whose header claims another size. */
function claimed(png: Uint8Array, width: number, height: number): Uint8Array {
  const copy = png.slice()
  const view = new DataView(copy.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return copy
}
