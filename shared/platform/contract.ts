import { z } from 'zod'
import type { Outcome } from '../base/errors'

/** Largest file that may cross the bridge, in bytes. */
export const bridgeFileLimit = 512 * 1024 * 1024

const Bytes = z.custom<Uint8Array>(
  value => value instanceof Uint8Array && value.byteLength <= bridgeFileLimit,
  'not bytes, or too many',
)
const FileName = z.string().min(1).max(200)

/** Which files an open dialog offers. */
export const FileKind = z.enum(['meridian', 'picture'])
export type FileKind = z.infer<typeof FileKind>

const OpenedFile = z.object({ name: FileName, bytes: Bytes })

/** A name under which a key pair rests in the keychain. */
const KeyName = z.string().regex(/^[A-Za-z0-9:._-]{1,120}$/)

/** Everything the page may ask of the machine; Channel, Asks and Gives are read off it. Main parses each request. */
export const contract = {
  'files.save': { asks: z.object({ name: FileName, bytes: Bytes }), gives: z.string().nullable() },
  'files.open': { asks: z.object({ kind: FileKind }), gives: OpenedFile.nullable() },
  /** The file the program was started with or that was double-clicked since; each is given once. */
  'files.waiting': { asks: z.null(), gives: OpenedFile.nullable() },
  'links.open': { asks: z.object({ url: z.string().max(2000) }), gives: z.null() },
  /** Private keys as JWK text, encrypted at rest by the operating system. `null`: no keychain here, or no such key. */
  'keys.load': { asks: z.object({ name: KeyName }), gives: z.string().nullable() },
  /** Gives whether there is a keychain that took it. */
  'keys.keep': { asks: z.object({ name: KeyName, jwk: z.string().max(2000) }), gives: z.boolean() },
  'keys.forget': { asks: z.object({ name: KeyName }), gives: z.null() },
} as const satisfies Record<string, { asks: z.ZodType; gives: z.ZodType }>

export type Channel = keyof typeof contract
export type Asks<C extends Channel> = z.infer<(typeof contract)[C]['asks']>
export type Gives<C extends Channel> = z.infer<(typeof contract)[C]['gives']>

/** What main tells the page unasked: a file waits in `files.waiting`. */
export type Notice = 'files.arrived'

/** What the preload hands to the page as `window.meridian`. */
export type Bridge = { readonly [C in Channel]: (request: Asks<C>) => Promise<Outcome<Gives<C>>> } & {
  /** Tells the page that a file waits in `files.waiting`; gives how to stop listening. */
  readonly onFileWaiting: (listener: () => void) => () => void
}
