import { useState } from 'react'
import { MeridianError } from '#shared/base/errors'
import type { ChosenFile } from '#shared/platform/platform'
import type { WorkspaceId } from '#shared/workspace/documents'
import { useServices } from '../services'
import { isLastingFailure } from './JoinFailure'
import { useJoinAttempt } from './useJoinAttempt'

/** Coming in by the invite or link in `text`: through the host that it names, or with a file where it names none or none answers. */
export function useJoinByLink(text: string, hasHost: boolean) {
  const { library, platform } = useServices()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [chooseFailure, setChooseFailure] = useState<unknown>(null)
  const { start, ...progress } = useJoinAttempt()
  const failure = progress.attempt.state === 'failed' ? progress.attempt.error : null
  const code = failure instanceof MeridianError ? failure.code : null
  const isOver = isLastingFailure(failure)

  return {
    progress,
    file,
    chooseFailure,
    offersFile: !hasHost || code === 'invite.noHost' || code?.startsWith('connection.') === true,
    isOver,
    canJoin: (hasHost || file !== null) && !isOver,
    choose: () => {
      setChooseFailure(null)
      platform.openFile('meridian').then(chosen => chosen && setFile(chosen), setChooseFailure)
    },
    /** Comes in; `afterwards` has its turn before the workspace is shown. */
    join: (afterwards?: (id: WorkspaceId) => Promise<void>) =>
      void start(joining => library.join(text, { ...joining, ...(file && { file: file.bytes }) }), afterwards),
  }
}
