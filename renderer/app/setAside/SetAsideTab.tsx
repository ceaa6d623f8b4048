import { Accordion, Box } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { FailureAlert } from '../../ui/FailureAlert'
import { formatMoment } from '../../ui/format'
import { Loading } from '../../ui/Loading'
import { useOpened } from '../../workspace/WorkspaceContext'
import { CopyPanel } from './CopyPanel'
import { useSetAside } from './useSetAside'

/** The copies of the workspace that were set aside on this computer, newest first. */
export function SetAsideTab() {
  const { t } = useTranslation('setAside')
  const { aside, copies, error } = useSetAside(useOpened())
  useEffect(() => {
    void aside?.see().catch(() => undefined) // it is only asked to look once more
  }, [aside])
  if (error !== null) return <FailureAlert error={error} />
  if (!aside) return <Loading title={t('opening')} />
  const [newest] = copies
  if (!newest)
    return (
      <Box maw="40rem">
        <Empty title={t('empty.title')} body={t('empty.body')} />
      </Box>
    )
  return (
    <section>
      <h2>{t('head')}</h2>
      <p>{t('lead')}</p>
      <Accordion key={newest.id} multiple defaultValue={[newest.id]} order={3} mt="sm" variant="separated">
        {copies.map(copy => (
          <Accordion.Item key={copy.id} value={copy.id}>
            <Accordion.Control>{t(`entry.${copy.why}`, { when: formatMoment(copy.at) })}</Accordion.Control>
            <Accordion.Panel>
              <CopyPanel aside={aside} copy={copy} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}
