import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format'
import { announce } from '../../ui/LiveRegions'
import type { PersonHere } from '../../workspace/presence'

/** People come and go all day; screen readers hear of it at most this often. Milliseconds. */
const pauseMs = 30_000

/** Says who has come, a few at a time and to screen readers only; who is here already when one comes oneself is not news. */
export function useArrivals(people: readonly PersonHere[]): void {
  const { t } = useTranslation('frame')
  const known = useRef<ReadonlySet<string> | null>(null)
  const waiting = useRef(new Map<string, string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const here = new Set(people.map(({ id }) => id as string))
    const before = known.current
    known.current = here
    if (before === null || before.size === 0) return
    for (const { id, name } of people) if (!before.has(id)) waiting.current.set(id, name)
    for (const id of waiting.current.keys()) if (!here.has(id)) waiting.current.delete(id)
    if (waiting.current.size === 0 || timer.current !== undefined) return
    function say(): void {
      timer.current = undefined
      const names = [...waiting.current.values()]
      waiting.current.clear()
      if (names.length === 0) return
      announce(t('here.arrived', { count: names.length, names: formatList(names) }))
      timer.current = setTimeout(say, pauseMs)
    }
    say()
  }, [people, t])
  useEffect(() => () => clearTimeout(timer.current), [])
}
