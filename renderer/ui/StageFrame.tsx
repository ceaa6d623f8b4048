import { Tabs } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Guidance } from './Guidance'
import classes from './StageFrame.module.css'

/** One view inside a stage. */
export interface StageTab {
  readonly id: string
  readonly label: string
}

interface StageFrameProps {
  /** Views of the stage, at most six. */
  readonly tabs?: readonly StageTab[]
  readonly tab?: string
  readonly onTab?: (id: string) => void
  /** Buttons of the stage, at the end of the row of tabs; at most one filled, all `size="xs"`. */
  readonly actions?: ReactNode
  /** Shown in the frame's panel at the end side; heads inside start at h3. */
  readonly guidance?: ReactNode
  /** Head of the guidance; "Guidance" by default. */
  readonly guidanceTitle?: string
  /**
   * How wide the content is: `full` for tables and boards, `form` at most 640 px, `text` at most 66 characters, `bleed` for
   * screens that fill the main region without padding and scroll by themselves.
   */
  readonly width?: 'full' | 'form' | 'text' | 'bleed'
  readonly children: ReactNode
}

/** The body of a stage: tabs with the stage's actions at the end of their row, the content below, guidance beside it. */
export function StageFrame({
  tabs,
  tab,
  onTab,
  actions,
  guidance,
  guidanceTitle,
  width = 'full',
  children,
}: StageFrameProps) {
  const { t } = useTranslation('common')
  const stage = useRef<HTMLDivElement>(null)
  const shown = useRef(tab)
  useEffect(() => {
    if (shown.current === tab) return
    shown.current = tab
    // a command or the way back took the view away, and with it what had the focus
    if (document.activeElement !== document.body) return
    stage.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
  }, [tab])
  const aside = guidance && <Guidance title={guidanceTitle ?? t('guidance.title')}>{guidance}</Guidance>
  if (!tabs || tab === undefined) {
    return (
      <div className={classes.stage} data-width={width}>
        {actions && (
          <div className={classes.row} data-plain>
            <div className={classes.actions}>{actions}</div>
          </div>
        )}
        <div className={classes.content}>{children}</div>
        {aside}
      </div>
    )
  }
  return (
    <Tabs
      ref={stage}
      className={classes.stage}
      data-width={width}
      value={tab}
      onChange={id => id !== null && onTab?.(id)}
    >
      <div className={classes.row}>
        <Tabs.List aria-label={t('views')}>
          {tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {tabs.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className={classes.content} data-current={id === tab || undefined}>
          {id === tab && children}
        </Tabs.Panel>
      ))}
      {aside}
    </Tabs>
  )
}
