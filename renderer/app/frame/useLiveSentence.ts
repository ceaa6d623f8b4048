import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format'
import { announce } from '../../ui/LiveRegions'
import type { Live } from '../../workspace/live'
import { useReadable } from '../../workspace/useReadable'

/** A change that is received sooner is not worth a word. Milliseconds. */
const patienceMs = 1000

/** Whether something has been waiting for longer than a blink. */
function useIsWaiting(count: number): boolean {
  const [isWaiting, setWaiting] = useState(false)
  const hasAny = count > 0
  useEffect(() => {
    if (!hasAny) return setWaiting(false)
    const timer = setTimeout(() => setWaiting(true), patienceMs)
    return () => clearTimeout(timer)
  }, [hasAny])
  return isWaiting
}

/**
 * The way to the others in words (LOOK 6); null where there is none. Going offline and coming back are spoken, once each;
 * what a host refuses is spoken at once.
 */
export function useLiveSentence(live: Live): string | null {
  const { t } = useTranslation('frame')
  const { t: errors } = useTranslation('errors')
  const status = useReadable(live.status)
  const waiting = useReadable(live.unreceived)
  const isWhole = useReadable(live.isWhole)
  const { receivedAt } = useReadable(live.contact)
  const isSending = useIsWaiting(waiting)
  const spoken = useRef<string>('')

  const sentence = ((): string | null => {
    switch (status.state) {
      case 'alone':
        return null
      case 'connecting':
        return t('live.connecting', { host: status.host })
      case 'connected':
        if (!isWhole) return t('live.fetching', { host: status.host })
        if (isSending) return t('live.sending', { count: waiting, host: status.host })
        if (receivedAt === null) return t('live.connected', { host: status.host })
        return t('live.received', { host: status.host, time: formatMoment(receivedAt) })
      case 'offline': {
        const since = formatMoment(status.since)
        if (status.code !== 'connection.lost' && status.code !== 'connection.ending')
          return t('live.offlineWhy', { why: errors(status.code, status.facts) })
        return waiting > 0 ? t('live.waiting', { time: since, count: waiting }) : t('live.offline', { time: since })
      }
      case 'refused':
        return t('live.refused', { why: errors(status.code, status.facts) })
    }
  })()

  const { state } = status
  const current = useRef(sentence)
  useEffect(() => {
    current.current = sentence
  })
  useEffect(() => {
    const before = spoken.current
    if (state === 'offline' && before !== 'offline') announce(current.current ?? '')
    if (state === 'refused') announce(current.current ?? '', 'assertive')
    if (state === 'connected' && (before === 'offline' || before === 'refused')) announce(t('live.back'))
    if (state !== 'connecting') spoken.current = state
  }, [state, t])
  return sentence
}
