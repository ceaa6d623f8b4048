import { z } from 'zod'
import { source, type Readable, type Source } from '#shared/base/readable'
import { ofSeat } from '#shared/platform/seat'
import type { WorkspaceId } from '#shared/workspace/documents'

/** What this browser remembers of the copies that were taken of a workspace; times in milliseconds since 1970. */
const FileMemory = z.object({
  /** When an exchange file was last saved, or null. */
  takenAt: z.number().nullable(),
  /** When something was first changed that is in no file, or null. */
  since: z.number().nullable(),
  /** How often something was changed since then. */
  edits: z.number(),
  /** When this person was last reminded and put it off, or null. */
  remindedAt: z.number().nullable(),
})
export type FileMemory = z.infer<typeof FileMemory>

const nothing: FileMemory = { takenAt: null, since: null, edits: 0, remindedAt: null }
const keyOf = (id: WorkspaceId) => `${ofSeat('meridian', location.href)}.file.${id}`

const memories = new Map<WorkspaceId, Source<FileMemory>>()

function stored(id: WorkspaceId): FileMemory {
  try {
    return FileMemory.safeParse(JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null')).data ?? nothing
  } catch {
    return nothing
  }
}

function memoryOf(id: WorkspaceId): Source<FileMemory> {
  const memory = memories.get(id) ?? source(stored(id))
  memories.set(id, memory)
  return memory
}

/** What is remembered; losing it costs one reminder, so a store that refuses is no failure. */
export const fileMemory = (id: WorkspaceId): Readable<FileMemory> => memoryOf(id)

function remember(id: WorkspaceId, changes: Partial<FileMemory>): void {
  const memory = memoryOf(id)
  memory.set({ ...memory.read(), ...changes })
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(memory.read()))
  } catch {
    // it is asked for once more
  }
}

/** An exchange file with everything was saved now. */
export const rememberFile = (id: WorkspaceId, now: number): void =>
  remember(id, { takenAt: now, since: null, edits: 0, remindedAt: null })

/** Something was changed now that is in no file. */
export function rememberEdit(id: WorkspaceId, now: number): void {
  const { since, edits } = memoryOf(id).read()
  remember(id, { since: since ?? now, edits: edits + 1 })
}

/** Everything so far is on another computer. */
export const rememberElsewhere = (id: WorkspaceId): void => remember(id, { since: null, edits: 0 })

/** This person was reminded now and put it off. */
export const rememberReminder = (id: WorkspaceId, now: number): void => remember(id, { remindedAt: now })

/** Nothing is to be remembered of a workspace that is removed from here. */
export function forgetFile(id: WorkspaceId): void {
  memories.delete(id)
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // there is nothing to remove it from
  }
}
