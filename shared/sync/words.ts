import { z } from 'zod'
import { errorCodes, type ErrorCode } from '../base/errors'
import { idOf } from '../base/ids'
import { Role } from '../identity/access'
import { PublicKey } from '../identity/keys'
import { WorkspaceId } from '../identity/workspaceId'
import { statementLimit } from '../statements/statement'
import { liveLimits } from './limits'

/** Version of these words; another is refused with a sentence. */
export const wordsVersion = 1

/** SHA-256 in hexadecimal. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Hashes = z.array(Hash).max(liveLimits.namesAtOnce)
/** Whether a further part follows. */
const More = z.literal(true).optional()
/** 32 random bytes as base64url. */
const Nonce = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const Jws = z.string().max(statementLimit)
const Texts = z.array(Jws).max(liveLimits.statementsAtOnce)
const Signature = z.string().max(2000)
/** Why something was refused, as the other end says it. */
export const Code = z.custom<ErrorCode>(value => (errorCodes as readonly unknown[]).includes(value))
const Facts = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]))
const BlobPart = { hash: Hash, from: z.int().nonnegative(), size: z.int().nonnegative() }
const Data = z.base64url().max(Math.ceil((liveLimits.blobPart * 4) / 3))

/**
 * What a client says to a host besides the documents' own frames: words are text messages of JSON, documents are binary.
 * They do not hang on a document, so that somebody whose copy is of another generation hears which one is current.
 */
export const ClientWord = z.discriminatedUnion('say', [
  /** Begins. The client knows which host it expects; no other host learns anything. */
  z.strictObject({ say: z.literal('hello'), v: z.number(), workspace: WorkspaceId, host: PublicKey, nonce: Nonce }),
  /** Who the client is, once the host has proved itself, with the statements that certify it (and, the first time, the host). */
  z.strictObject({ say: z.literal('answer'), member: idOf('member'), signature: Signature, statements: Texts }),
  /** All statements the client has, in parts: the host sends what else there is, and asks for what it lacks. */
  z.strictObject({ say: z.literal('have'), hashes: Hashes, more: More }),
  z.strictObject({ say: z.literal('statements'), texts: Texts }),
  /** Asks for a part of a blob. */
  z.strictObject({ say: z.literal('blob.get'), hash: Hash, from: z.int().nonnegative() }),
  /** Brings a part of a blob; the next part goes when this one is taken. */
  z.strictObject({ say: z.literal('blob.put'), ...BlobPart, data: Data }),
])
export type ClientWord = z.infer<typeof ClientWord>

/** What a host says to a client besides the documents' own frames. */
export const HostWord = z.discriminatedUnion('say', [
  /** The host's own proof over the client's nonce. One that does not serve the workspace yet has no statements. */
  z.strictObject({
    say: z.literal('proof'),
    nonce: Nonce,
    signature: Signature,
    statements: Texts,
    serves: z.boolean(),
  }),
  z.strictObject({ say: z.literal('welcome'), role: Role }),
  /** The connection ends. */
  z.strictObject({ say: z.literal('refused'), code: Code, facts: Facts }),
  /** What the host lacks, part by part of what the client has. */
  z.strictObject({ say: z.literal('want'), hashes: Hashes, more: More }),
  z.strictObject({ say: z.literal('statements'), texts: Texts }),
  /** These statements are on the host's disk. */
  z.strictObject({ say: z.literal('filed'), hashes: Hashes }),
  z.strictObject({ say: z.literal('notFiled'), hash: Hash, code: Code, facts: Facts.optional() }),
  /** The update with this hash is on the host's disk. */
  z.strictObject({ say: z.literal('received'), document: z.string(), hash: Hash }),
  /** It is not, and why. After `connection.notSaved` it may still come to be received. */
  z.strictObject({
    say: z.literal('notReceived'),
    document: z.string(),
    hash: Hash,
    code: Code,
    facts: Facts.optional(),
  }),
  z.strictObject({ say: z.literal('blob.part'), ...BlobPart, data: Data }),
  z.strictObject({ say: z.literal('blob.missing'), hash: Hash }),
  /** All before `next` is there; once that is the size, the blob is on the host's disk. */
  z.strictObject({ say: z.literal('blob.taken'), hash: Hash, next: z.int().nonnegative() }),
  z.strictObject({ say: z.literal('notTaken'), hash: Hash, code: Code, facts: Facts.optional() }),
  /** Nothing new: the line is alive. */
  z.strictObject({ say: z.literal('here') }),
])
export type HostWord = z.infer<typeof HostWord>

/** Reads a word, or gives null for anything that is none. */
export function readWord<W>(schema: z.ZodType<W>, text: string): W | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
