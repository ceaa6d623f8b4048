import { MeridianError } from '../base/errors'
import type { Part } from '../identity/access'
import { limits } from './limits'

/** Names of the entries of an exchange file. */
export const entries = {
  manifest: 'manifest.json',
  signature: 'manifest.jws',
  statements: 'statements.jws',
  document: (part: Part) => `documents/${part}.update`,
  blob: (hash: string) => `blobs/${hash}`,
} as const

/** A file that carries signed files of several people holds them under their SHA-256, and nothing else. */
export const carriedName = (hash: string): string => `files/${hash}.meridian`
const carried = /^files\/([0-9a-f]{64})\.meridian$/

/** The SHA-256 that the name of a carried file says, or undefined for other entries. */
export const carriedHash = (name: string): string | undefined => carried.exec(name)?.[1]

const blobName = /^blobs\/([0-9a-f]{64})$/

/** The SHA-256 that the name of a blob's entry says, or undefined for other entries. */
export const blobHash = (name: string): string | undefined => blobName.exec(name)?.[1]

/** Largest inflated size of an entry, or undefined where the format has no entry of this name. */
export function sizeLimit(name: string): number | undefined {
  if (name === entries.manifest || name === entries.signature) return limits.manifest
  if (name === entries.statements) return limits.statements
  if (name === entries.document('record') || name === entries.document('draft')) return limits.document
  if (carriedHash(name) !== undefined) return limits.file
  return blobHash(name) === undefined ? undefined : limits.blob
}

/** Names that Windows gives to devices, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i

/**
 * Throws `file.unsafeName` for names that would leave a folder or mean a device if anybody ever wrote them to a disk.
 * Meridian never does; a file that has one was made to harm.
 */
export function requireSafeName(name: string): void {
  const segments = name.split('/')
  const isSafe =
    name.length > 0 &&
    name.length <= 200 &&
    !/[\\:\p{Cc}]/u.test(name) &&
    !name.startsWith('/') &&
    segments.every(segment => segment !== '..' && segment !== '.' && !reserved.test(segment) && !/[. ]$/.test(segment))
  if (!isSafe) throw new MeridianError('file.unsafeName', { name: name.replace(/\p{C}/gu, '?').slice(0, 80) })
}
