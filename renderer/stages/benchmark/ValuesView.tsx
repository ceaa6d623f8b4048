import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator, IndicatorId } from '#shared/benchmark/benchmark'
import type { IndicatorYear } from '#shared/charts/comparison'
import { Empty } from '../../ui/Empty'
import { SearchSelect } from '../../ui/SearchSelect'
import { ChartCard } from './ChartCard'
import { PastePreview, type PastedBlock } from './PastePreview'
import type { Benchmark } from './useBenchmark'
import { useBlockPaste } from './useBlockPaste'
import type { GridPlace } from './useCellEditing'
import type { ValueActions } from './useValueActions'
import { ValueGrid } from './ValueGrid'
import classes from './ValuesView.module.css'

export interface ValuesViewProps {
  readonly benchmark: Benchmark
  readonly indicator: Indicator | undefined
  readonly input: IndicatorYear | undefined
  readonly active: GridPlace
  readonly year: number
  readonly actions: ValueActions
  readonly onActive: (place: GridPlace) => void
  readonly onIndicator: (id: IndicatorId) => void
  readonly onChoose: () => void
  readonly onAddPeer: () => void
}

/** The values of the chosen indicator: the grid and, below it, its chart. */
export function ValuesView(props: ValuesViewProps) {
  const { benchmark, indicator, input, active, year, actions, onActive, onIndicator, onChoose, onAddPeer } = props
  const { t } = useTranslation('benchmark')
  const [pasted, setPasted] = useState<PastedBlock | null>(null)
  const { indicators, peers, canWrite } = benchmark
  const view = useRef<HTMLDivElement>(null)
  useBlockPaste(view, canWrite && indicator !== undefined && pasted === null, text => setPasted({ text, at: active }))
  if (!indicator || !input) {
    return (
      <Empty title={t('values.noneTitle')} body={t(canWrite ? 'values.noneBody' : 'readOnlyEmpty')}>
        {canWrite && (
          <Button variant="filled" onClick={onChoose}>
            {t('indicator.openCatalogue')}
          </Button>
        )}
      </Empty>
    )
  }
  const place = indicators.indexOf(indicator)
  const [before, after] = [indicators[place - 1], indicators[place + 1]]
  const step = (to: Indicator | undefined, key: string, Icon: typeof IconChevronLeft) => (
    <Tooltip label={to ? t(key, { name: to.name }) : t(`${key}None`)}>
      <ActionIcon
        className={classes.step}
        aria-label={to ? t(key, { name: to.name }) : t(`${key}None`)}
        aria-disabled={!to}
        onClick={() => to && onIndicator(to.id)}
      >
        <Icon aria-hidden />
      </ActionIcon>
    </Tooltip>
  )

  return (
    <div ref={view}>
      <div className={classes.pick}>
        <div className={classes.turn}>
          {step(before, 'values.before', IconChevronLeft)}
          <SearchSelect
            className={classes.select}
            aria-label={t('values.indicator')}
            nothingFoundMessage={t('values.noSuch')}
            data={indicators.map(({ id, name, unit }) => ({
              value: id,
              label: t('values.option', { name: name || t('indicator.unnamed'), unit }),
            }))}
            value={indicator.id}
            onChange={id => id && onIndicator(id as IndicatorId)}
          />
          {step(after, 'values.after', IconChevronRight)}
        </div>
        <span className={classes.chip}>
          {t(indicator.catalogue ? 'values.adopted' : 'values.own', { version: indicator.version })}
        </span>
        <span className={classes.chip}>{t(`direction.${indicator.direction}`)}</span>
      </div>
      <ValueGrid
        key={indicator.id}
        benchmark={benchmark}
        indicator={indicator}
        active={active}
        sourceYear={year}
        onActive={onActive}
        actions={actions}
        onPaste={(text, at) => setPasted({ text, at })}
      />
      <p className={classes.help}>{t(canWrite ? 'values.help' : 'values.helpReading')}</p>
      {peers.length === 0 ? (
        <Empty title={t('peer.noneTitle')} body={t(canWrite ? 'peer.noneBody' : 'readOnlyEmpty')}>
          {canWrite && (
            <Button variant="filled" onClick={onAddPeer}>
              {t('peer.add')}
            </Button>
          )}
        </Empty>
      ) : (
        <ChartCard input={input} />
      )}
      <PastePreview
        benchmark={benchmark}
        indicator={indicator}
        pasted={pasted}
        actions={actions}
        onWritten={onActive}
        onClose={() => setPasted(null)}
        onGone={() => view.current?.querySelector<HTMLElement>('[role=grid] [data-active]')?.focus()}
      />
    </div>
  )
}
