import { AppShell, Drawer, useAppShellResize } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../ui/FailureAlert'
import { GuidanceProvider, type GuidanceSlot } from '../../ui/GuidanceContext'
import { ReadOnlyProvider } from '../../ui/ReadOnlyContext'
import { Later } from '../../ui/Later'
import { presences } from '../../workspace/presence'
import { useOpened } from '../../workspace/WorkspaceContext'
import { preference, setPreference } from '../preferences'
import { StorageWatchLater } from '../storage/StorageWatchLater'
import type { Screen } from '../../workspace/screens'
import classes from './AppFrame.module.css'
import { FrameProvider } from './FrameContext'
import { Header } from './Header'
import { Rail } from './Rail'
import { ReadOnlyBanner } from './ReadOnlyBanner'
import { RefusedChanges } from './RefusedChanges'
import { SkipLinks } from './SkipLinks'
import { StatusLine } from './StatusLine'
import { useHistoryKeys } from './useHistoryKeys'
import { usePlaces } from './usePlaces'
import { useRegions } from './useRegions'
import { useSafeLeaving } from './useSafeLeaving'
import { useTitle } from './useTitle'
import { WrittenPlaces } from './WrittenPlaces'

/** The frame around every screen of a workspace: rail, header, main region, guidance, status line (LOOK 5). */
export function AppFrame({ screen, children }: { readonly screen: Screen; readonly children: ReactNode }) {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const opened = useOpened()
  const { readOnly } = opened
  const isNarrow = useMediaQuery('(max-width: 59.99em)', undefined, { getInitialValueInEffect: false })
  const isWide = useMediaQuery('(min-width: 73.75em)', undefined, { getInitialValueInEffect: false })
  const isCompact = !isNarrow && (!isWide || screen === 'draft')

  const [offers, setOffers] = useState(0)
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const [wantsGuidance, setWantsGuidance] = useState(() => preference('guidance') !== 'closed')
  const [hasDrawer, setDrawer] = useState(false)
  const [hasStages, setStages] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const offer = useCallback(() => {
    setOffers(count => count + 1)
    return () => setOffers(count => count - 1)
  }, [])
  const close = useCallback(() => {
    if (isWide) {
      setPreference('guidance', 'closed')
      setWantsGuidance(false)
    } else setDrawer(false)
  }, [isWide])
  const open = useCallback(() => {
    if (!isWide) return setDrawer(true)
    setPreference('guidance', 'open')
    setWantsGuidance(true)
  }, [isWide])
  const slot = useMemo((): GuidanceSlot => ({ target, offer, close, open }), [target, offer, close, open])
  const hasAside = offers > 0 && wantsGuidance && isWide === true

  const width = Number(preference('guidanceWidth')) || undefined
  // where no width is known it is measured, which can wait until the screen is drawn
  const canResize = useDeferredValue(true, width !== undefined)
  const resize = useAppShellResize({
    aside: { min: 240, max: 420, label: t('resizeGuidance') },
    ...(width !== undefined && { initialSizes: { aside: width } }),
    onResizeEnd: ({ aside }) => aside !== undefined && setPreference('guidanceWidth', String(aside)),
  })

  const title = useTitle(screen)
  const main = useRef<HTMLElement>(null)
  const hasHistory = screen !== 'draft' && !readOnly
  useHistoryKeys(hasHistory)
  usePlaces(screen, open)
  useRegions()
  useSafeLeaving()
  useEffect(() => presences(opened).showScreen(screen), [opened, screen])
  useEffect(() => setFailure(null), [screen])

  return (
    <FrameProvider value={useMemo(() => ({ fail: setFailure }), [])}>
      <GuidanceProvider value={slot}>
        <ReadOnlyProvider value={readOnly !== null}>
          <SkipLinks hasGuidance={hasAside} />
          <AppShell
            layout="alt"
            {...(canResize && { resize })}
            transitionDuration={0}
            header={{ height: 'var(--head)' }}
            footer={{ height: 'var(--status)' }}
            navbar={{ width: isCompact ? '5.5rem' : 'var(--rail)', breakpoint: 'md', collapsed: { mobile: true } }}
            aside={{
              width: `var(${screen === 'draft' ? '--guide-draft' : '--guide'})`,
              breakpoint: 'lg',
              collapsed: { mobile: true, desktop: !hasAside },
            }}
          >
            {!isNarrow && (
              <AppShell.Navbar component="div" className={classes.rail!} data-region tabIndex={-1}>
                <Later>
                  <Rail current={screen} isCompact={isCompact} />
                </Later>
              </AppShell.Navbar>
            )}
            <AppShell.Header className={classes.header!} data-region tabIndex={-1}>
              <Header
                screen={screen}
                titleRef={title}
                hasHistory={hasHistory}
                isNarrow={isNarrow === true}
                hasHiddenGuidance={offers > 0 && !hasAside}
                onStages={() => setStages(true)}
                onGuidance={open}
              />
            </AppShell.Header>
            <AppShell.Main ref={main} id="main" className={classes.main!} data-region tabIndex={-1}>
              <div className={classes.scroller}>
                <ReadOnlyBanner />
                <RefusedChanges />
                <StorageWatchLater />
                {failure !== null && (
                  <div className={classes.failure}>
                    <FailureAlert error={failure} onClose={() => setFailure(null)} />
                  </div>
                )}
                {children}
              </div>
            </AppShell.Main>
            {hasAside && (
              <AppShell.Aside
                id="guidance"
                className={classes.aside!}
                aria-label={common('guidance.title')}
                data-region
                tabIndex={-1}
              >
                <div ref={setTarget} className={classes.guidance} />
              </AppShell.Aside>
            )}
            <AppShell.Footer className={classes.footer!} data-region tabIndex={-1}>
              <Later>
                <StatusLine />
              </Later>
            </AppShell.Footer>
          </AppShell>
          <Later>
            <WrittenPlaces />
            <Drawer
              opened={hasStages}
              onClose={() => setStages(false)}
              title={t('rail.stages')}
              size="18rem"
              padding={0}
              classNames={{ content: classes.rail!, header: classes.drawerHead! }}
              closeButtonProps={{ 'aria-label': common('close') }}
            >
              <Rail current={screen} onNavigate={() => setStages(false)} />
            </Drawer>
            {!isWide && (
              <Drawer.Root
                opened={hasDrawer}
                onClose={() => setDrawer(false)}
                position="right"
                size="22rem"
                padding={0}
              >
                <Drawer.Overlay />
                <Drawer.Content aria-label={common('guidance.title')}>
                  <div ref={setTarget} />
                </Drawer.Content>
              </Drawer.Root>
            )}
          </Later>
        </ReadOnlyProvider>
      </GuidanceProvider>
    </FrameProvider>
  )
}
