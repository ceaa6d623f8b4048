import { createHash, randomBytes } from 'node:crypto'

/*
 * A log begins with a mark and a salt; each record is a mark, its length, a checksum over salt, length and bytes, and the bytes.
 * The salt is of this file alone, so that no text that somebody typed can look like a record of it.
 */
const fileMark = Buffer.from('Meridian journal 1\n')
const recordMark = Buffer.from([0xf4, 0x4d, 0x4a, 0x72])
const saltLength = 16
const sumLength = 16
const headLength = recordMark.length + 4 + sumLength
const begin = fileMark.length + saltLength

/** What a log file holds. */
interface Log {
  readonly salt: Uint8Array
  readonly records: readonly Uint8Array[]
  /** Where each record ends in the file, in bytes. */
  readonly ends: readonly number[]
}

function checksum(salt: Uint8Array, length: Uint8Array, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(salt).update(length).update(bytes).digest().subarray(0, sumLength)
}

/** Records as they are appended to a log with this salt. */
export function encodeRecords(salt: Uint8Array, records: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    records.flatMap(bytes => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(bytes.length)
      return [recordMark, length, checksum(salt, length, bytes), bytes]
    }),
  )
}

/** A whole new log. */
export function encodeLog(records: readonly Uint8Array[]): Buffer {
  const salt = randomBytes(saltLength)
  return Buffer.concat([fileMark, salt, encodeRecords(salt, records)])
}

/** The record that begins at `at`, or null where none is whole there. */
function recordAt(file: Buffer, salt: Uint8Array, at: number): Uint8Array | null {
  const lengthAt = at + recordMark.length
  if (at + headLength > file.length || !file.subarray(at, lengthAt).equals(recordMark)) return null
  const from = at + headLength
  const end = from + file.readUInt32LE(lengthAt)
  if (end > file.length) return null
  const bytes = file.subarray(from, end)
  const sum = file.subarray(from - sumLength, from)
  return checksum(salt, file.subarray(lengthAt, lengthAt + 4), bytes).equals(sum) ? bytes : null
}

/**
 * Reads a log; null for what is none. A record that is torn or damaged is left out, those after it are found again: what a
 * kill tore off is always the end of the file, what a disk spoils may be anywhere.
 */
export function readLog(file: Buffer): Log | null {
  if (file.length < begin || !file.subarray(0, fileMark.length).equals(fileMark)) return null
  const salt = file.subarray(fileMark.length, begin)
  const records: Uint8Array[] = []
  const ends: number[] = []
  let at = begin
  while (at !== -1 && at < file.length) {
    const bytes = recordAt(file, salt, at)
    if (bytes) {
      at += headLength + bytes.length
      records.push(new Uint8Array(bytes)) // a copy: a view would carry the whole file along
      ends.push(at)
    } else at = file.indexOf(recordMark, at + 1)
  }
  return { salt, records, ends }
}

/** Where the next record is to be written, in bytes: behind the last whole one, over whatever was torn. */
export const endOf = ({ ends }: Log): number => ends.at(-1) ?? begin
