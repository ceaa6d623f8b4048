import { base64url } from 'jose'
import { z } from 'zod'
import { MeridianError } from '../base/errors'
import { idOf } from '../base/ids'
import { utf8 } from '../base/bytes'
import { PublicKey, type Signer } from '../identity/keys'
import { verify } from '../identity/verify'
import { Generation, WorkspaceId } from '../identity/workspaceId'

const format = 'meridian-exchange'

/** Version of the format that this Meridian writes and the newest it reads. */
const version = 1

/** What an exchange file says about itself, signed by its sender. */
export const Manifest = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  workspace: WorkspaceId,
  generation: Generation,
  sender: z.strictObject({ member: idOf('member'), /** Key of the device that signed. */ key: PublicKey }),
  /** When it was written, in milliseconds since 1970 by the sender's clock. */
  at: z.number().int().nonnegative().max(8.64e15),
  /** Version of the Meridian that wrote it. */
  app: z.string().max(40),
  parts: z.array(
    z.strictObject({
      path: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.number().int().nonnegative(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

/** A manifest as the two entries it is in a file: readable JSON, and a detached JWS over its bytes (RFC 7515, appendix F). */
export async function writeManifest(
  content: Omit<Manifest, 'format' | 'version'>,
  sender: Signer,
): Promise<{ readonly json: Uint8Array; readonly signature: Uint8Array }> {
  const json = utf8(`${JSON.stringify({ format, version, ...content }, null, 1)}\n`)
  const [header, , signature] = (await sender.sign('meridian-exchange', json)).split('.')
  return { json, signature: utf8(`${header}..${signature}`) }
}

/**
 * Reads a manifest and checks its signature. Throws `file.notMeridian`, `file.newer`, `file.damaged`, `file.signature`.
 */
export async function readManifest(json: Uint8Array, signature: Uint8Array): Promise<Manifest> {
  const said = parse(json)
  if (!z.looseObject({ format: z.literal(format) }).safeParse(said).success) throw new MeridianError('file.notMeridian')
  if (z.looseObject({ version: z.number().gt(version) }).safeParse(said).success) throw new MeridianError('file.newer')
  const [header, empty, sign, ...rest] = new TextDecoder().decode(signature).split('.')
  const signed =
    header && sign && empty === '' && rest.length === 0
      ? await verify('meridian-exchange', `${header}.${base64url.encode(json)}.${sign}`)
      : null
  if (!signed) throw new MeridianError('file.signature')
  const manifest = Manifest.safeParse(said)
  if (!manifest.success) throw new MeridianError('file.damaged', {}, { cause: manifest.error })
  if (manifest.data.sender.key !== signed.signer) throw new MeridianError('file.signature')
  return manifest.data
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  } catch (cause) {
    throw new MeridianError('file.damaged', {}, { cause })
  }
}
