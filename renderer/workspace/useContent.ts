import { useEffect, useState } from 'react'
import { collectContent } from '#shared/content/collectContent'
import type { StrategyContent } from '#shared/content/content'
import { parts } from '#shared/workspace/documents'
import { useOpened } from './WorkspaceContext'

/** How long the workspace must be quiet before it is read again, in milliseconds: reading it whole is not for every key. */
const quietMs = 400

/** The whole workspace as plain content, read again once changes pause. */
export function useContent(): StrategyContent {
  const { documents, workspace } = useOpened()
  const [content, setContent] = useState(() => collectContent(workspace))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setContent(collectContent(workspace)), quietMs)
    }
    for (const part of parts) documents[part].on('update', later)
    return () => {
      clearTimeout(timer)
      for (const part of parts) documents[part].off('update', later)
    }
  }, [documents, workspace])
  return content
}
