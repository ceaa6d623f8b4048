import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import words from '#resources/locales/en/word.json'
import { MeridianError } from '#shared/base/errors'
import { picturesOf } from '#shared/content/canonical'
import { collectContent } from '#shared/content/collectContent'
import type { Thread } from '#shared/comments/threads'
import type { Readable } from '#shared/base/readable'
import { usePlatform } from '../../platform/PlatformContext'
import { makeWord } from '../../workers/makeWord'
import { useOpened } from '../../workspace/WorkspaceContext'
import { wordFileName } from './wordFileName'

type Export =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; /** 0 to 1. */ readonly progress: number }
  | { readonly kind: 'done'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'failed'; readonly error: unknown }

/** A running or finished export, and what can be done with it. */
export interface WordExport {
  readonly state: Export
  start(): void
  cancel(): void
  dismiss(): void
}

const idle: Export = { kind: 'idle' }

/**
 * Makes the Word document of the open workspace and saves it where the person wants it; as a working copy with these comments
 * where they are given.
 */
export function useWordExport(comments: Readable<readonly Thread[]> | null): WordExport {
  const { t } = useTranslation('ratify')
  const platform = usePlatform()
  const { pictures, workspace } = useOpened()
  const [state, setState] = useState<Export>(idle)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback(async () => {
    const controller = new AbortController()
    running.current = controller
    setState({ kind: 'busy', progress: 0 })
    try {
      const content = collectContent(workspace, comments?.read())
      const bytesOf = new Map<string, Uint8Array>()
      for (const hash of picturesOf(content)) {
        const bytes = await pictures.bytes(hash)
        if (bytes) bytesOf.set(hash, bytes)
      }
      const bytes = await makeWord(
        { content, pictures: bytesOf, words },
        { onProgress: (done, of) => setState({ kind: 'busy', progress: done / of }), signal: controller.signal },
      )
      const name = await platform.saveFile(
        wordFileName(content, t('untitled'), comments ? t('export.working') : ''),
        bytes,
      )
      setState(name === null ? idle : { kind: 'done', name, bytes: bytes.byteLength })
    } catch (error) {
      const isCancelled = error instanceof MeridianError && error.code === 'word.cancelled'
      setState(isCancelled ? idle : { kind: 'failed', error })
    } finally {
      running.current = null
    }
  }, [comments, pictures, platform, t, workspace])

  return {
    state,
    start: useCallback(() => {
      if (!running.current) void run()
    }, [run]),
    cancel: useCallback(() => running.current?.abort(), []),
    dismiss: useCallback(() => setState(idle), []),
  }
}
