import { MeridianError } from '#shared/base/errors'

const [sampleUrl] = Object.values(
  import.meta.glob<string>('../../resources/samples/*.meridian', { query: '?url', import: 'default', eager: true }),
)

/** The bytes of the sample workspace that comes with the program. Throws `sample.missing`. */
export async function sampleFile(): Promise<Uint8Array> {
  const response = sampleUrl ? await fetch(sampleUrl).catch(() => null) : null
  if (!response?.ok) throw new MeridianError('sample.missing')
  return new Uint8Array(await response.arrayBuffer())
}
