import { z } from 'zod'

/** What a person may do in a workspace; certificates say it, see `DESIGN` of identity in ARCHITECTURE.md. */
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
