import { base64url } from 'jose'
import { z } from 'zod'
import { MeridianError } from '../base/errors'

/** Bytes of a statement's SHA-256 that name it in a list of kept ones: too many for anybody to find a second that fits. */
const nameBytes = 12
/** Their length as base64url. */
const nameLength = 16
/** As many as fit into one statement. */
export const mostKept = 2900

/**
 * Statements that stand although whoever made them was revoked: the revoker names those they know, since the date that
 * a stolen key writes proves nothing. What turns up later is adopted by a revocation of a higher revision that names it too.
 */
export const Kept = z
  .string()
  .max(mostKept * nameLength)
  .regex(new RegExp(`^(?:[A-Za-z0-9_-]{${nameLength}})*$`))

function nameOf(hash: string): string {
  const bytes = new Uint8Array(nameBytes)
  for (let i = 0; i < nameBytes; i++) bytes[i] = Number.parseInt(hash.slice(2 * i, 2 * i + 2), 16)
  return base64url.encode(bytes)
}

/** The list of `hashes` (SHA-256 in hexadecimal), the same whatever their order. */
export const keep = (hashes: Iterable<string>): string => [...hashes].map(nameOf).sort().join('')

/** A list that names these too. Throws `statement.notAllowed` where they are more than one statement can name. */
export function keepAlso(kept: string, hashes: Iterable<string>): string {
  const names = new Set(kept.match(new RegExp(`.{${nameLength}}`, 'g')))
  for (const hash of hashes) names.add(nameOf(hash))
  if (names.size > mostKept) throw new MeridianError('statement.notAllowed')
  return [...names].sort().join('')
}

/** Whether a list names a statement, asked for many statements of one list. */
export function keptBy(kept: string): (hash: string) => boolean {
  const names = new Set<string>()
  for (let at = 0; at < kept.length; at += nameLength) names.add(kept.slice(at, at + nameLength))
  return hash => names.has(nameOf(hash))
}
