import { Button, Card } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { screenHref } from '../../workspace/screens'
import { useOpened } from '../../workspace/WorkspaceContext'
import classes from './RatifyStage.module.css'
import type { Check } from './readiness'

/** How many names an open point shows. */
const shownNames = 3

/** The checks: open points first, each with the way to its place; met ones below, quieter. */
export function Readiness({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation('ratify')
  const { t: common } = useTranslation('common')
  const { id: workspace } = useOpened()
  const open = checks.filter(check => check.open > 0)
  const met = checks.filter(check => check.open === 0)

  function names(check: Check): string {
    if (check.id === 'factors') return check.names.map(factor => common(`factor.${factor}.plural`)).join(', ')
    if (check.id === 'control') return check.names.map(field => t(`control.${field}`)).join(', ')
    const shown = check.names.slice(0, shownNames).map(name => (name === 'logo' ? t('logo') : name))
    const list = shown.filter(Boolean).join('; ')
    const more = check.names.length - shownNames
    return more > 0 ? t('more', { list, count: more }) : list
  }

  return (
    <section>
      <h2>{open.length > 0 ? t('open', { count: open.length }) : t('allMet')}</h2>
      <p>
        {open.length > 0
          ? t('metCount', { met: met.length, count: checks.length })
          : t('metAll', { count: checks.length })}
      </p>
      <Card component="ul" padding={0} className={classes.checks!}>
        {open.map(check => (
          <li key={check.id} className={classes.check}>
            <IconAlertTriangle aria-hidden />
            <b>{t(`check.${check.id}.open`, { count: check.open })}</b>
            <small dir="auto">{names(check)}</small>
            <Button
              size="xs"
              component="a"
              href={screenHref(workspace, check.screen, check.view)}
              aria-label={t('goTo', {
                place: t(`check.${check.id}.go`),
                point: t(`check.${check.id}.open`, { count: check.open }),
              })}
            >
              {t(`check.${check.id}.go`)}
            </Button>
          </li>
        ))}
        {met.map(check => (
          <li key={check.id} className={classes.check} data-met>
            <IconCircleCheck aria-hidden />
            <b>{t(`check.${check.id}.met`)}</b>
          </li>
        ))}
      </Card>
    </section>
  )
}
