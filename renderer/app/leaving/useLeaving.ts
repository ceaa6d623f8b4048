import { useCallback, useEffect, useState } from 'react'
import { MeridianError } from '#shared/base/errors'
import type { BackupsStanding } from '#shared/platform/contract'
import type { Platform } from '#shared/platform/platform'
import type { WorkspaceId } from '#shared/workspace/documents'
import { endHere } from '../../workspace/leaving/endHere'
import { leave, type Left } from '../../workspace/leaving/leave'
import type { OpenedWorkspace } from '../../workspace/opened'
import { seatNow } from '../persons/seats'
import { useServices } from '../services'
import type { LeaveChoices } from './LeaveQuestion'
import { removeProgram } from './program'
import { tellLeft } from './windows'

/** How far removing a workspace from this computer has come. */
type Leaving =
  | { readonly state: 'opening' }
  /** It is open in another window. */
  | { readonly state: 'busy' }
  | {
      readonly state: 'asking'
      /** Null, with the reason, where it cannot be opened. */
      readonly opened: OpenedWorkspace | null
      readonly failure: unknown
      readonly backups: BackupsStanding | null
      readonly isLast: boolean
    }
  | { readonly state: 'going'; readonly step: 'ending' | 'closing' | 'removing' | 'checking' }
  | {
      readonly state: 'over'
      readonly left: readonly Left[]
      readonly isEnded: boolean | null
      readonly backups: BackupsStanding | null
      readonly isProgramGone: boolean
      readonly choices: LeaveChoices
    }
  | { readonly state: 'failed'; readonly error: unknown }

/** Whether nobody else works in this browser, which keeps the program for them too. */
async function isAlone({ shell, people }: Platform): Promise<boolean> {
  return shell === 'browser' && seatNow() === null && (await (await people()).list()).length === 0
}

/** Removing a workspace from this computer, from the question to the last look. */
export function useLeaving(id: WorkspaceId) {
  const { platform, library, keeper } = useServices()
  const [title, setTitle] = useState('')
  const [leaving, setLeaving] = useState<Leaving>({ state: 'opening' })

  const look = useCallback(async () => {
    setLeaving({ state: 'opening' })
    try {
      const all = await library.list()
      const known = all.find(each => each.id === id)
      if (!known) throw new MeridianError('workspace.missing')
      setTitle(known.title || known.institution)
      const backups = (await platform.backups?.list(id).catch(() => null)) ?? null
      const isLast = all.length === 1 && (await isAlone(platform))
      const [opened, failure] = await keeper.open(id).then(
        open => [open, null] as const,
        (error: unknown) => [null, error] as const,
      )
      const isBusy = failure instanceof MeridianError && failure.code === 'workspace.busy'
      setLeaving(isBusy ? { state: 'busy' } : { state: 'asking', opened, failure, backups, isLast })
    } catch (error) {
      setLeaving({ state: 'failed', error })
    }
  }, [id, platform, library, keeper])
  useEffect(() => void look(), [look])

  const go = useCallback(
    async (opened: OpenedWorkspace | null, choices: LeaveChoices) => {
      const step = (now: 'ending' | 'closing' | 'removing' | 'checking') => setLeaving({ state: 'going', step: now })
      try {
        let isEnded: boolean | null = null
        if (opened && choices.ends) {
          step('ending')
          isEnded = await endHere(opened)
        }
        step('closing')
        // what is kept as a backup shall be whole
        await (choices.backups ? keeper.giveUp() : keeper.leave().catch(() => keeper.giveUp()))
        const plan = { id, title, keys: await library.keysOf(id), backups: choices.backups }
        const left = await leave(platform, library, plan, step)
        tellLeft(id)
        const isProgramGone = left.length === 0 && (await library.list()).length === 0 && (await isAlone(platform))
        if (isProgramGone) await removeProgram()
        const backups = (await platform.backups?.list(id).catch(() => null)) ?? null
        setLeaving({ state: 'over', left, isEnded, backups, isProgramGone, choices })
      } catch (error) {
        setLeaving({ state: 'failed', error })
      }
    },
    [id, title, platform, library, keeper],
  )
  return { title, leaving, look, go }
}
