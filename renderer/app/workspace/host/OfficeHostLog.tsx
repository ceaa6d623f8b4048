import { Accordion } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './HostView.module.css'

/** The newest lines of the host's log, for whoever is asked what happened; folded, since nobody has to read them. */
export function OfficeHostLog({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation('hosting')
  if (lines.length === 0) return null
  return (
    <Accordion variant="separated">
      <Accordion.Item value="log">
        <Accordion.Control>{t('log.title', { count: lines.length })}</Accordion.Control>
        <Accordion.Panel>
          <p>{t('log.what')}</p>
          <pre className={classes.log} dir="ltr" tabIndex={0}>
            {lines.join('\n')}
          </pre>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
