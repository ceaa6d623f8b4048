import { ofSeat } from '#shared/platform/seat'
import type { WorkspaceId } from '#shared/workspace/documents'

/** What windows of Meridian say to each other about a workspace that is being removed. */
type Word = { readonly say: 'close' | 'left'; readonly id: WorkspaceId }

const open = () => new BroadcastChannel(ofSeat('meridian-leaving', location.href))

function post(word: Word): void {
  const channel = open()
  channel.postMessage(word)
  channel.close()
}

/** Asks the other windows to close a workspace. */
export const askToClose = (id: WorkspaceId): void => post({ say: 'close', id })

/** Tells the other windows that a workspace is gone. */
export const tellLeft = (id: WorkspaceId): void => post({ say: 'left', id })

/** Hears what other windows say; gives how to stop. */
export function hearWindows(hear: (word: Word) => void): () => void {
  const channel = open()
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data)
  return () => channel.close()
}
