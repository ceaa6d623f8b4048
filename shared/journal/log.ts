import { isSameBytes, joinedBytes, sha256Bytes } from '../base/bytes'

/*
 * A log begins with a mark and a salt; each record is a mark, its length, a checksum over salt, length and bytes, and the bytes.
 * The salt is of this file alone, so that no text that somebody typed can look like a record of it.
 */
const fileMark = new TextEncoder().encode('Meridian journal 1\n')
const recordMark = [0xf4, 0x4d, 0x4a, 0x72] as const
const saltLength = 16
const sumLength = 16
const lengthLength = 4
const headLength = recordMark.length + lengthLength + sumLength

/** How a log begins, up to its first record, in bytes. */
export const beginLength = fileMark.length + saltLength

/** What a log file holds. */
interface Log {
  readonly records: readonly Uint8Array[]
  /** Where the next record is to be written, in bytes: behind the last whole one, over whatever was torn. */
  readonly end: number
}

const saltOf = (begin: Uint8Array) => begin.subarray(fileMark.length, beginLength)

const checksum = async (salt: Uint8Array, length: Uint8Array, bytes: Uint8Array) =>
  (await sha256Bytes(joinedBytes([salt, length, bytes]))).subarray(0, sumLength)

/** Records as they are appended to the log that begins so. */
export async function encodeRecords(begin: Uint8Array, records: readonly Uint8Array[]): Promise<Uint8Array> {
  const parts = await Promise.all(
    records.map(async bytes => {
      const length = new Uint8Array(lengthLength)
      new DataView(length.buffer).setUint32(0, bytes.length, true)
      return [Uint8Array.from(recordMark), length, await checksum(saltOf(begin), length, bytes), bytes]
    }),
  )
  return joinedBytes(parts.flat())
}

/** A whole new log. */
export async function encodeLog(records: readonly Uint8Array[]): Promise<Uint8Array> {
  const begin = joinedBytes([fileMark, crypto.getRandomValues(new Uint8Array(saltLength))])
  return joinedBytes([begin, await encodeRecords(begin, records)])
}

/** Where the next mark of a record is, from a place on; -1 where there is none. */
function nextMark(file: Uint8Array, from: number): number {
  let at = file.indexOf(recordMark[0], from)
  while (at !== -1 && !recordMark.every((byte, offset) => file[at + offset] === byte))
    at = file.indexOf(recordMark[0], at + 1)
  return at
}

/** The bytes that a record at this place would have; null where its mark or its end is missing. */
function bytesAt(file: Uint8Array, at: number): Uint8Array | null {
  const from = at + headLength
  if (from > file.length || nextMark(file.subarray(at, at + recordMark.length), 0) !== 0) return null
  const length = new DataView(file.buffer, file.byteOffset + at + recordMark.length).getUint32(0, true)
  return from + length > file.length ? null : file.subarray(from, from + length)
}

async function isWhole(file: Uint8Array, at: number, bytes: Uint8Array): Promise<boolean> {
  const lengthAt = at + recordMark.length
  const sumAt = lengthAt + lengthLength
  const sum = await checksum(saltOf(file), file.subarray(lengthAt, sumAt), bytes)
  return isSameBytes(sum, file.subarray(sumAt, sumAt + sumLength))
}

/**
 * Reads a log; null for what is none. A record that is torn or damaged is left out, those after it are found again: what a
 * kill tore off is always the end of the file, what a disk spoils may be anywhere.
 */
export async function readLog(file: Uint8Array): Promise<Log | null> {
  if (file.length < beginLength || !isSameBytes(file.subarray(0, fileMark.length), fileMark)) return null
  const records: Uint8Array[] = []
  let end = beginLength
  for (let at = beginLength; at !== -1 && at < file.length;) {
    const bytes = bytesAt(file, at)
    if (bytes && (await isWhole(file, at, bytes))) {
      at += headLength + bytes.length
      records.push(new Uint8Array(bytes)) // a copy: a view would carry the whole file along
      end = at
    } else at = nextMark(file, at + 1)
  }
  return { records, end }
}
