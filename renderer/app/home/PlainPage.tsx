import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../frame/Mark'
import classes from './PlainPage.module.css'

interface PlainPageProps {
  readonly title: string
  /** Keeps the heading for screen readers only: for pages that are gone in a moment. */
  readonly isQuiet?: boolean
  readonly children: ReactNode
}

/** A page outside of a workspace with one column, at most 640 px wide, and the way back to the start. */
export function PlainPage({ title, isQuiet = false, children }: PlainPageProps) {
  const { t } = useTranslation('home')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('windowTitle', { title })
    heading.current?.focus()
  }, [t, title])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <a href="#/" className={classes.home}>
          <Mark size={28} />
          <b>Meridian</b>
        </a>
        <Button
          variant="subtle"
          component="a"
          href="#/"
          leftSection={<IconArrowLeft aria-hidden className={classes.back} />}
        >
          {t('back')}
        </Button>
      </header>
      <main className={classes.main} aria-busy={isQuiet}>
        <h1 ref={heading} tabIndex={-1} className={isQuiet ? classes.quiet : classes.title}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  )
}
