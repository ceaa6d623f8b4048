import { base64url } from 'jose'
import { MeridianError } from '#shared/base/errors'
import { utf8 } from '#shared/base/bytes'

/** How long it takes to try one passphrase, as OWASP advises for PBKDF2 with SHA-256. */
const rounds = 600_000
/** More rounds than this would keep a computer busy for minutes. */
const mostRounds = 10_000_000

/** Bytes that open with a passphrase; all of it may be seen by anybody. */
export interface Sealed {
  readonly rounds: number
  /** base64url, like the others. */
  readonly salt: string
  readonly iv: string
  readonly sealed: string
}

/** The same letters however a keyboard composes them. */
const spelled = (passphrase: string) => utf8(passphrase.normalize('NFKC').trim()) as Uint8Array<ArrayBuffer>

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'encrypt' | 'decrypt',
) {
  const base = await crypto.subtle.importKey('raw', spelled(passphrase), 'PBKDF2', false, ['deriveKey'])
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(pbkdf2, base, { name: 'AES-GCM', length: 256 }, false, [use])
}

const bytesOf = (text: string) => base64url.decode(text) as Uint8Array<ArrayBuffer>

/** Seals bytes: AES-256-GCM with a key from the passphrase (PBKDF2). */
export async function seal(bytes: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Sealed> {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))]
  const key = await keyOf(passphrase, salt, rounds, 'encrypt')
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)
  const text = (each: Uint8Array) => base64url.encode(each)
  return { rounds, salt: text(salt), iv: text(iv), sealed: text(new Uint8Array(sealed)) }
}

/** Opens what was sealed. Throws `recovery.passphrase`, `recovery.damaged`. */
export async function unseal(box: Sealed, passphrase: string): Promise<Uint8Array> {
  if (box.rounds > mostRounds) throw new MeridianError('recovery.damaged')
  const key = await keyOf(passphrase, bytesOf(box.salt), box.rounds, 'decrypt')
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(box.iv) }, key, bytesOf(box.sealed)),
    )
  } catch (cause) {
    throw new MeridianError('recovery.passphrase', {}, { cause })
  }
}
