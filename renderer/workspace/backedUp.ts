import { cut } from '#shared/base/line'
import type { Backups } from '#shared/platform/platform'
import { parts } from '#shared/workspace/documents'
import type { OpenedWorkspace } from './opened'

/** When a workspace that was opened is looked after first, and then again, in milliseconds. */
const firstMs = 60_000
const againMs = 60 * 60_000

const isToday = (at: number | null) => at !== null && new Date(at).toDateString() === new Date().toDateString()

/**
 * The workspace with backups of it: one when it is closed and was changed, and one each day on which it is open. A backup that
 * fails holds nobody up; the settings tell of it.
 */
export function backedUp(opened: OpenedWorkspace, backups: Backups): OpenedWorkspace {
  const { id, documents, statements, workspace } = opened
  if (opened.device === null) return opened // there is nothing to sign a file with
  let isChanged = false
  const noteChange = () => {
    isChanged = true
  }
  for (const part of parts) documents[part].on('update', noteChange)
  const stopNoting = statements.subscribe(noteChange)

  async function write(): Promise<void> {
    isChanged = false
    try {
      const { title, institution, shortName } = workspace.profile.read()
      const { bytes } = await opened.exchangeFile({ pictures: true })
      await backups.keep({
        workspace: id,
        label: cut(shortName || institution || title || 'Meridian', 80),
        bytes,
      })
    } catch {
      isChanged = true // tried again in an hour or on closing
    }
  }
  async function daily(): Promise<void> {
    if (!isToday(await backups.newest(id).catch(() => null))) await write()
  }
  let timer = setTimeout(function look() {
    void daily()
    timer = setTimeout(look, againMs)
  }, firstMs)

  const stop = () => {
    clearTimeout(timer)
    stopNoting()
    for (const part of parts) documents[part].off('update', noteChange)
  }
  const own: Pick<OpenedWorkspace, 'close' | 'giveUp'> = {
    close: async () => {
      if (isChanged) await write()
      await opened.close()
      stop()
    },
    giveUp: () => {
      stop()
      return opened.giveUp()
    },
  }
  // with its getters as they are: a copy would hold what they said at this moment
  return Object.defineProperties({} as OpenedWorkspace, {
    ...Object.getOwnPropertyDescriptors(opened),
    ...Object.getOwnPropertyDescriptors(own),
  })
}
