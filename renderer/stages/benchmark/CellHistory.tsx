import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator, Value } from '#shared/benchmark/benchmark'
import { authorsOf } from '#shared/benchmark/entry'
import { formatMoment } from '../../ui/format'
import { notationOf, shownEntry } from './figures'
import type { Benchmark } from './useBenchmark'
import { useSay } from './useSay'
import type { ValueActions } from './useValueActions'
import classes from './CellHistory.module.css'

/** Entries shown before "Show all". */
const shownFirst = 5

/** All entries of a cell, the newest, which counts, first. Earlier ones can be made to count again. */
export function CellHistory({
  benchmark,
  indicator,
  entries,
  actions,
}: {
  readonly benchmark: Benchmark
  readonly indicator: Indicator
  readonly entries: readonly Value[]
  readonly actions: ValueActions
}) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  if (entries.length === 0) return <p>{t('history.empty')}</p>
  const notation = notationOf(benchmark, indicator, say)
  const text = (entry: Value) => shownEntry(entry, notation) || t('history.noFigure')
  const people = authorsOf(entries)

  return (
    <>
      <ol className={classes.list}>
        {(isWhole ? entries : entries.slice(0, shownFirst)).map((entry, i) => (
          <li key={entry.id} className={classes.entry} data-counts={i === 0 || undefined}>
            <span className={classes.value}>
              {entry.status === 'estimated' && <sup aria-hidden>{t('grid.e')}</sup>}
              <bdi>{text(entry)}</bdi>
            </span>
            <span className={classes.what}>
              {t(i === 0 ? 'history.counts' : 'history.kept', { status: t(`status.${entry.status}`) })}
            </span>
            {i > 0 && benchmark.canWrite && (
              <Button
                size="xs"
                aria-label={t('history.useThis', { value: text(entry) })}
                onClick={() => actions.useAgain(entry, text(entry))}
              >
                {t('history.use')}
              </Button>
            )}
            <small>
              {t('history.by', {
                author: benchmark.authorName(entry.author) ?? t('history.someone'),
                when: formatMoment(entry.at),
              })}
              {entry.source && <span dir="auto"> {t('history.source', { source: entry.source })}</span>}
            </small>
          </li>
        ))}
      </ol>
      {entries.length > shownFirst && !isWhole && (
        <Button size="xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('history.showAll', { count: entries.length })}
        </Button>
      )}
      {people > 1 && <p className={classes.note}>{t('history.people', { count: people })}</p>}
    </>
  )
}
