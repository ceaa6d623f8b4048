import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderStatus } from '#shared/folder/folderStatus'
import { usePlatform } from '../../platform/PlatformContext'
import { formatList, formatMoment } from '../../ui/format'
import { announce } from '../../ui/LiveRegions'

/** What came in is named for so long, in milliseconds; later it is no news. */
const newsMs = 30 * 60_000

/** Others' work trickles in all day; screen readers hear of it at most this often. Milliseconds. */
const pauseMs = 30_000

/** Says from whom something came in, a few at a time and to screen readers only. */
function useNews({ others }: FolderStatus): void {
  const { t } = useTranslation('folder')
  const told = useRef<ReadonlyMap<string, number | null> | null>(null)
  const waiting = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const before = told.current
    told.current = new Map(others.map(({ device, takenAt }) => [device, takenAt]))
    if (before === null) return
    for (const { device, name, takenAt } of others)
      if (takenAt !== null && takenAt !== (before.get(device) ?? null)) waiting.current.add(name)
    if (waiting.current.size === 0 || timer.current !== undefined) return
    function say(): void {
      timer.current = undefined
      const names = [...waiting.current]
      waiting.current.clear()
      if (names.length === 0) return
      announce(t('status.arrived', { names: formatList(names) }))
      timer.current = setTimeout(say, pauseMs)
    }
    say()
  }, [others, t])
  useEffect(() => () => clearTimeout(timer.current), [])
}

/** How the shared folder stands, in one sentence; going away and coming back are spoken, and so is what needs a hand. */
export function useFolderSentence(status: FolderStatus): string {
  const { t } = useTranslation('folder')
  const { t: errors } = useTranslation('errors')
  const { shell } = usePlatform()
  const { state, code, lastLooked, waitingBytes, others, refused } = status
  useNews(status)

  const sentence = ((): string => {
    const time = lastLooked === null ? '' : formatMoment(lastLooked)
    switch (state) {
      case 'off':
      case 'looking':
        return t('status.looking')
      case 'away':
        if (lastLooked === null) return t('status.away')
        return t(waitingBytes > 0 ? 'status.awayWaiting' : 'status.awaySince', { time })
      case 'denied':
        if (shell === 'browser') return t('status.asking')
        return t('status.failed', { why: errors(code ?? 'folder.denied') })
      case 'readOnly':
      case 'full':
        return t(`status.${state}`)
      case 'failed':
        return t('status.failed', { why: errors(code ?? 'folder.failed') })
      case 'watching': {
        if (refused.length > 0) return t('status.refused')
        if (waitingBytes > 0) return t('status.waiting', { time })
        const news = others.filter(({ takenAt }) => takenAt !== null && takenAt > (lastLooked ?? 0) - newsMs)
        const [newest] = news.sort((a, b) => b.takenAt! - a.takenAt!)
        return newest?.name ? t('status.came', { time, name: newest.name }) : t('status.read', { time })
      }
    }
  })()

  const current = useRef(sentence)
  const spoken = useRef(state)
  useEffect(() => {
    current.current = sentence
  })
  useEffect(() => {
    const before = spoken.current
    if (state === before || state === 'off' || state === 'looking') return
    spoken.current = state
    if (state !== 'watching') announce(current.current)
    else if (before === 'away') announce(t('status.back'))
  }, [state, t])
  return sentence
}
