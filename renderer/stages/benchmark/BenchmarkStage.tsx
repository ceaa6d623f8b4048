import { Button } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorId } from '#shared/benchmark/benchmark'
import { Advice } from '../../ui/Advice'
import { useCommands } from '../../ui/commands'
import { notify } from '../../ui/notify'
import { useGone } from '../../ui/useGone'
import { useGuidanceSlot } from '../../ui/GuidanceContext'
import { StageFrame } from '../../ui/StageFrame'
import { useAsked } from '../../workspace/view'
import { indicatorYear } from './figures'
import { IndicatorPanel } from './IndicatorPanel'
import { IndicatorsView, type IndicatorsPart } from './IndicatorsView'
import { PeerPanel } from './PeerPanel'
import { PeersView } from './PeersView'
import { useBenchmark } from './useBenchmark'
import type { GridPlace } from './useCellEditing'
import { useSetupActions } from './useSetupActions'
import { useValueActions } from './useValueActions'
import { ValuesPanel } from './ValuesPanel'
import { ValuesView } from './ValuesView'
import { YearsButton } from './YearsButton'

const tabs = ['indicators', 'peers', 'values'] as const
type Tab = (typeof tabs)[number]

/** The benchmark: which figures are compared, with whom, and the figures. */
export function BenchmarkStage() {
  const { t } = useTranslation('benchmark')
  const benchmark = useBenchmark()
  const setup = useSetupActions()
  const values = useValueActions()
  const { open: showPanel } = useGuidanceSlot()
  const { indicators, peers, institutions, years, canWrite } = benchmark
  const [chosenTab, setTab] = useState<Tab | null>(null)
  // what there is may come from the host only after the stage is shown; whoever did something here stays here
  const tab = chosenTab ?? (indicators.length > 0 && peers.length > 0 ? 'values' : 'indicators')
  const [part, setPart] = useState<IndicatorsPart>('chosen')
  const [composing, setComposing] = useState<Tab | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [chosen, setChosen] = useState<IndicatorId | null>(null)
  const [focusings, setFocusings] = useState(0)
  const [place, setPlace] = useState<GridPlace & { readonly year: number | null }>({ row: 0, column: -1, year: null })

  // what had the focus is gone with the view before: it goes to the grid, or to the tab of the view that came, once that stands
  const focusView = () => setFocusings(count => count + 1)
  useEffect(() => {
    if (focusings === 0) return
    const grid = document.querySelector<HTMLElement>('[role=grid] [data-active]')
    const target = grid ?? document.querySelector<HTMLElement>('main [role=tab][aria-selected=true]')
    target?.focus()
  }, [focusings])

  const indicator = indicators.find(({ id }) => id === chosen) ?? indicators[0]
  const year = place.year !== null && years.includes(place.year) ? place.year : (years.at(-1) ?? 0)
  const active: GridPlace = {
    row: Math.min(place.row, institutions.length - 1),
    column: place.column < 0 || place.column > years.length ? years.indexOf(year) : place.column,
  }
  const input = useMemo(() => indicator && indicatorYear(benchmark, indicator, year), [benchmark, indicator, year])

  const onActive = useCallback(
    ({ row, column }: GridPlace) => setPlace(now => ({ row, column, year: years[column] ?? now.year })),
    [years],
  )
  function onTab(next: Tab): void {
    setTab(next)
    setOpen(null)
    setComposing(null)
  }
  function onPart(next: IndicatorsPart): void {
    setTab(tab)
    setPart(next)
  }
  function onOpen(id: string): void {
    setTab(tab)
    setOpen(id)
    showPanel()
  }
  function onClose(): void {
    setOpen(null)
    document.querySelector<HTMLElement>(`[data-entry="${open}"]`)?.focus()
  }
  function showValues(id: IndicatorId): void {
    setChosen(id)
    onTab('values')
    focusView()
  }
  useAsked(
    indicators.map(({ id }) => id),
    showValues,
  )
  function showCatalogue(): void {
    setPart('catalogue')
    onTab('indicators')
    focusView()
  }
  function addPeer(): void {
    onTab('peers')
    setComposing('peers')
  }

  function compose(view: Tab, isOn: boolean): void {
    setTab(view)
    setComposing(isOn ? view : null)
    if (!isOn) focusView()
  }

  useCommands([
    ...(canWrite
      ? [
          { id: 'benchmark.addPeer', label: t('peer.add'), group: 'do' as const, icon: IconPlus, run: addPeer },
          {
            id: 'benchmark.choose',
            label: t('command.choose'),
            group: 'do' as const,
            icon: IconListCheck,
            run: showCatalogue,
          },
        ]
      : []),
  ])

  const openIndicator = tab === 'indicators' ? indicators.find(({ id }) => id === open) : undefined
  const openPeer = tab === 'peers' ? peers.find(({ id }) => id === open) : undefined
  useGone(open, openIndicator ?? openPeer, ({ name }) => {
    setOpen(null)
    notify({ message: t('common:gone', { name: name || t('indicator.unnamed') }) })
  })
  const cell = indicator && {
    indicator: indicator.id,
    institution: institutions[active.row]!.ref,
    year: years[active.column] ?? year,
  }
  const panel = openIndicator
    ? {
        title: t('panel.indicator'),
        body: <IndicatorPanel key={openIndicator.id} indicator={openIndicator} onClose={onClose} />,
      }
    : openPeer
      ? { title: t('panel.peer'), body: <PeerPanel key={openPeer.id} peer={openPeer} onClose={onClose} /> }
      : tab === 'values' && indicator && input && cell
        ? {
            title: t('panel.says'),
            body: (
              <ValuesPanel benchmark={benchmark} indicator={indicator} input={input} cell={cell} actions={values} />
            ),
          }
        : { title: t(`guide.title.${tab}`), body: <Advice area="benchmark" at={`guide.${tab}`} /> }

  return (
    <StageFrame
      tabs={tabs.map(id => ({ id, label: t(`tab.${id}`) }))}
      tab={tab}
      onTab={id => onTab(id as Tab)}
      actions={
        tab === 'values' ? (
          <YearsButton canWrite={canWrite} />
        ) : tab === 'peers' && canWrite && peers.length > 0 && composing === null ? (
          <Button size="xs" variant="filled" leftSection={<IconPlus aria-hidden />} onClick={addPeer}>
            {t('peer.add')}
          </Button>
        ) : undefined
      }
      guidanceTitle={panel.title}
      guidance={panel.body}
    >
      {tab === 'indicators' && (
        <IndicatorsView
          benchmark={benchmark}
          actions={setup}
          part={part}
          onPart={onPart}
          isComposing={composing === 'indicators'}
          onCompose={isOn => compose('indicators', isOn)}
          open={open}
          onOpen={onOpen}
          onValues={showValues}
        />
      )}
      {tab === 'peers' && (
        <PeersView
          benchmark={benchmark}
          actions={setup}
          isComposing={composing === 'peers'}
          onCompose={isOn => compose('peers', isOn)}
          open={open}
          onOpen={onOpen}
        />
      )}
      {tab === 'values' && (
        <ValuesView
          benchmark={benchmark}
          indicator={indicator}
          input={input}
          active={active}
          year={year}
          actions={values}
          onActive={onActive}
          onIndicator={setChosen}
          onChoose={showCatalogue}
          onAddPeer={addPeer}
        />
      )}
    </StageFrame>
  )
}
