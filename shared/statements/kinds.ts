import { z } from 'zod'
import { CertificatePin, HostAddress, mostAddresses } from '../base/hostAddress'
import { idOf } from '../base/ids'
import { readable } from '../base/line'
import { Role, type Kind } from '../identity/access'
import { PublicKey } from '../identity/keys'
import { Generation } from '../identity/workspaceId'
import { Anchor } from './anchor'
import { Kept } from './kept'

/** Name of a person or device, as long as a screen can show. */
const Name = z.string().min(1).max(200).overwrite(readable)

/** Longest title or institution in an invite, in characters. */
export const longestCalled = 120

/** Milliseconds since 1970. */
const Moment = z.number().int().nonnegative().max(8.64e15)

/** What an invite calls a workspace: short, because all of it stands in a link. */
const Called = z.string().max(longestCalled).overwrite(readable)

/** What coordinators say of a person. */
const described = { name: Name, role: Role, unit: idOf('unit').nullable() } as const

/** Longest comment or reply, in characters: a page and a half, and in any script well within one statement. */
export const longestComment = 5000
const Words = z.string().min(1).max(longestComment).overwrite(readable)

/**
 * Who said it first, where the author of the statement carries it over for them: people of another workspace, or of a Word
 * file, who cannot sign here. `role` is null where nobody certified one.
 */
const CarriedFrom = z.object({
  name: Name,
  role: Role.nullable(),
  /** Milliseconds since 1970. */
  at: z.number().int().nonnegative().max(8.64e15),
})

/** What can be answered and resolved. Suggestions and what else is discussed will join. */
const ThreadId = idOf('comment')

/** Says that what the key names is taken back by its author. A higher revision may say it again. */
const Removed = z.object({ removed: z.literal(true) })

/**
 * What the statements of each kind are about (`key`) and say (`body`). A new kind is a row here and a row in
 * `identity/access.ts`; a version that does not know it keeps and passes on its statements all the same.
 */
export const kinds = {
  /**
   * `body.key` is the person's own key, which certifies their devices. `body.kept` names what stands of what they said in
   * an earlier role that allowed more.
   */
  certificate: {
    key: idOf('member'),
    body: z.object({ ...described, key: PublicKey, kept: Kept.optional() }),
  },
  /**
   * `key` is the public half of a pair whose seed is in the invite's link and nowhere else. One with `expires` 0 is
   * withdrawn.
   */
  invite: {
    key: PublicKey,
    body: z.object({
      member: idOf('member'),
      ...described,
      expires: Moment,
      /** What somebody is told who knows nothing of the workspace yet: what it is called, whose it is, who invites. */
      about: z.object({ title: Called, institution: Called, inviter: Name }).optional(),
    }),
  },
  /** `key` is the invite's, which signs it; `body.key` the person's own new one. */
  enrolment: { key: PublicKey, body: z.object({ key: PublicKey }) },
  /** Of a host, by its clock: the enrolment of `body.key` came to the invite `key` before that had expired. */
  admission: { key: PublicKey, body: z.object({ key: PublicKey }) },
  /**
   * Certifies the person's devices too: in a recovery file, in a link to a further computer of theirs, or on a device that
   * was set up from one of these.
   */
  ownKey: {
    key: PublicKey,
    body: z.union([
      z.object({ use: z.enum(['recovery', 'device']) }),
      z.object({
        use: z.literal('link'),
        expires: Moment,
        /** What the other computer shows before it has the workspace. */
        about: z.object({ name: Name, title: Called, institution: Called }),
      }),
    ]),
  },
  device: { key: PublicKey, body: z.object({ name: Name }) },
  generation: { key: z.literal('current'), body: z.object({ generation: Generation }) },
  session: {
    key: idOf('session'),
    body: z.object({ clients: z.array(z.number().int().nonnegative()).min(1).max(16) }),
  },
  /** `key` is the host's own key. A host that is reached nowhere any more is withdrawn. */
  host: {
    key: PublicKey,
    body: z.object({
      name: Name,
      addresses: z.array(HostAddress).max(mostAddresses),
      pin: CertificatePin.optional(),
    }),
  },
  personRevocation: { key: idOf('member'), body: z.object({ kept: Kept }) },
  deviceRevocation: { key: PublicKey, body: z.object({ kept: Kept }) },
  /** The key names its author, see `shared/comments/ids.ts`: nobody can speak under another's. */
  comment: {
    key: idOf('comment'),
    body: z.union([z.object({ anchor: Anchor, text: Words, from: CarriedFrom.optional() }), Removed]),
  },
  reply: {
    key: idOf('reply'),
    body: z.union([
      z.object({
        to: ThreadId,
        /** How many replies its author saw before theirs: clocks may be wrong, an answer still stands below its question. */
        after: z.number().int().nonnegative().max(100_000),
        text: Words,
        from: CarriedFrom.optional(),
      }),
      Removed,
    ]),
  },
  /** Whether a thread is done; anybody may say so, and the latest counts. */
  resolution: { key: ThreadId, body: z.object({ resolved: z.boolean(), from: CarriedFrom.optional() }) },
} as const satisfies Record<Kind, { key: z.ZodType<string>; body: z.ZodType }>

/** What a statement of kind `K` is about. */
export type Key<K extends Kind> = z.infer<(typeof kinds)[K]['key']>

/** What a statement of kind `K` says. */
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]['body']>
