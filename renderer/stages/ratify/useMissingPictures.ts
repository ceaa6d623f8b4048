import { useEffect, useState } from 'react'
import { picturesOf } from '#shared/content/canonical'
import type { StrategyContent } from '#shared/content/content'
import { useOpened } from '../../workspace/WorkspaceContext'

const none: ReadonlySet<string> = new Set()

/** SHA-256 names of the pictures of a content whose bytes are not on this computer. */
export function useMissingPictures(content: StrategyContent): ReadonlySet<string> {
  const { pictures } = useOpened()
  const [missing, setMissing] = useState(none)
  useEffect(() => {
    let isCurrent = true
    const names = picturesOf(content)
    const look = () =>
      void Promise.all(names.map(async hash => ((await pictures.bytes(hash)) ? null : hash))).then(found => {
        if (isCurrent) setMissing(new Set(found.filter(hash => hash !== null)))
      })
    const stops = names.map(hash => pictures.whenHere(hash, look))
    look()
    return () => {
      isCurrent = false
      for (const stop of stops) stop()
    }
  }, [content, pictures])
  return missing
}
