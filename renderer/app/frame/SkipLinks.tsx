import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './SkipLinks.module.css'

/** First stops of the Tab key: past the rail to the stage, or to its guidance. Buttons, because the address holds the route. */
export function SkipLinks({ hasGuidance }: { readonly hasGuidance: boolean }) {
  const { t } = useTranslation('frame')
  const focus = (id: string) => document.getElementById(id)?.focus()
  return (
    <nav className={classes.skip} aria-label={t('skip.title')}>
      <Button onClick={() => focus('main')}>{t('skip.main')}</Button>
      {hasGuidance && <Button onClick={() => focus('guidance')}>{t('skip.guidance')}</Button>}
    </nav>
  )
}
