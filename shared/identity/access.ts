import { z } from 'zod'

/** What a person may do in a workspace; certificates say it, see Identity in ARCHITECTURE.md. */
export const Role = z.enum(['coordinator', 'member', 'mentor', 'approver'])
export type Role = z.infer<typeof Role>

/** The two Yjs documents of a workspace. */
export type Part = 'record' | 'draft'

/** The one table of who may change which document. */
const writers: Record<Part, readonly Role[]> = {
  record: ['coordinator', 'member'],
  draft: ['coordinator', 'member'],
}

/** Whether `role` may change `part`. Everybody may read both. */
export const canWrite = (role: Role, part: Part): boolean => writers[part].includes(role)

/** The one table of who may state what. The root key may state certificates too. */
const stating = {
  /** Who a person is, what they may do, and their key. */
  certificate: ['coordinator'],
  /** Who may become somebody, with a key that only the invite's link has. */
  invite: ['coordinator'],
  /** The key of their own that somebody brings to an invite. */
  enrolment: Role.options,
  /** That an enrolment came in time: hosts say so and nobody else, see `certify`. */
  admission: [],
  /** A further key of the person's own, such as the one in their recovery file. */
  ownKey: Role.options,
  /** A key of one of the person's own devices. */
  device: Role.options,
  /** Which generation of the documents is current. */
  generation: ['coordinator'],
  /** The Yjs client ids under which a session writes. */
  session: ['coordinator', 'member'],
  /** Which computer may relay this workspace, and where it is reached. */
  host: ['coordinator'],
  /** That a person's certificates and devices count no longer. */
  personRevocation: ['coordinator'],
  /** That a device counts no longer; of others only coordinators may say so. */
  deviceRevocation: Role.options,
  /** What somebody has to say about a stretch of the draft. Only its author may change or remove it. */
  comment: Role.options,
  /** An answer to a comment, likewise its author's own. */
  reply: Role.options,
  /** That a thread is done, or open again. */
  resolution: Role.options,
} as const satisfies Record<string, readonly Role[]>

/** What a statement is about. */
export type Kind = keyof typeof stating

/** Whether `role` may make statements of this kind. */
export const canState = (role: Role, kind: Kind): boolean => (stating[kind] as readonly Role[]).includes(role)
