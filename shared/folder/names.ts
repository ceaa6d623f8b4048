import { sha256, utf8 } from '../base/bytes'
import type { PublicKey } from '../identity/keys'
import type { WorkspaceId } from '../identity/workspaceId'

// Every name here is lower case and of letters that all operating systems and drives take, so that none of them has to
// change it; what they put behind a name when they make a copy is let pass.

const shortOf = async (text: string): Promise<string> => (await sha256(utf8(text))).slice(0, 20)

/** The folder of a workspace in the one that people share. */
export const folderOfWorkspace = async (workspace: WorkspaceId): Promise<string> =>
  `meridian-${await shortOf(workspace)}`

/** The folder of a device in that of the workspace. */
export const folderOfDevice = async (key: PublicKey): Promise<string> => `device-${await shortOf(key)}`

/** Whether a folder is meant to be of this name: drives call the second of two `… (1)`, `…-PC` or `… (conflicted copy)`. */
export const isNamed = (name: string, meant: string): boolean => name.toLowerCase().startsWith(meant)

/** Whether this is the folder of some device. */
export const isDeviceFolder = (name: string): boolean => /^device-[0-9a-f]{20}/i.test(name)

/** How many hexadecimal signs of the SHA-256 of a file stand in its name. */
const idLength = 32

/** The name of a file by its content. */
export const idOfBytes = async (bytes: Uint8Array): Promise<string> => (await sha256(bytes)).slice(0, idLength)

export const segmentName = (sequence: number, id: string): string => `${String(sequence).padStart(8, '0')}-${id}.seg`
export const blobName = (hash: string): string => `${hash}.blob`
export const seenName = (id: string): string => `seen-${id}.jws`

/** What the name of a file says about it. It may be a copy that a drive made: then its content may be something else. */
export type Named =
  | { readonly kind: 'segment'; readonly sequence: number; readonly id: string; readonly isCopy: boolean }
  | { readonly kind: 'blob'; readonly hash: string }
  | { readonly kind: 'seen'; readonly id: string }
  /** What was being written when the computer stopped. */
  | { readonly kind: 'leftover' }

/** Reads a name, or gives null for what is none of Meridian's. */
export function readName(name: string): Named | null {
  const segment = /^(\d{8,12})-([0-9a-f]{32})(.*)\.seg$/i.exec(name)
  if (segment)
    return {
      kind: 'segment',
      sequence: Number(segment[1]),
      id: segment[2]!.toLowerCase(),
      isCopy: segment[3] !== '',
    }
  const blob = /^([0-9a-f]{64}).*\.blob$/i.exec(name)
  if (blob) return { kind: 'blob', hash: blob[1]!.toLowerCase() }
  const seen = /^seen-([0-9a-f]{32}).*\.jws$/i.exec(name)
  if (seen) return { kind: 'seen', id: seen[1]!.toLowerCase() }
  const isLeftover = /^\.(\d{8,12}-[0-9a-f]{32}\.seg|[0-9a-f]{64}\.blob|seen-[0-9a-f]{32}\.jws)\.[0-9a-f]{8}$/.test(
    name,
  )
  return isLeftover ? { kind: 'leftover' } : null
}
