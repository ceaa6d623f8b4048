import { Accordion, Button, Group, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { bringsNothing } from '#shared/exchange/preview'
import { Empty } from '../../ui/Empty'
import { formatMoment } from '../../ui/format'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import type { Report } from '../../workspace/report'
import { Brought } from './Brought'
import { SenderFacts } from './SenderFacts'
import { useChooseFile } from './useChooseFile'

/** The files that were taken in, newest first, with what each of them changed. */
export function ReceivedFiles() {
  const { t } = useTranslation('receive')
  const reports = useReadable(useOpened().received.reports)
  const choose = useChooseFile()
  const open = (
    <Button leftSection={<IconFolderOpen aria-hidden />} onClick={choose}>
      {t('reports.open')}
    </Button>
  )
  const [newest] = reports
  if (!newest)
    return (
      <Empty title={t('reports.empty.title')} body={t('reports.empty.body')}>
        {open}
      </Empty>
    )
  function from({ senders, at }: Report): string {
    const when = formatMoment(at)
    if (senders.length !== 1) return t('reports.entryMany', { count: senders.length, when })
    return t('reports.entry', { name: senders[0]!.name || t('sender.stranger'), when })
  }
  return (
    <section>
      <h2>{t('reports.head')}</h2>
      <p>{t('reports.lead')}</p>
      <Group mt="sm">{open}</Group>
      <Accordion key={newest.id} multiple defaultValue={[newest.id]} order={3} mt="md" variant="separated">
        {reports.map(report => (
          <Accordion.Item key={report.id} value={report.id}>
            <Accordion.Control>{from(report)}</Accordion.Control>
            <Accordion.Panel>
              <SenderFacts file={report.file} senders={report.senders} />
              {report.isAdopted && <Text mt="xs">{t('reports.adopted')}</Text>}
              <Text fw={600} mt="md">
                {t('brought')}
              </Text>
              {bringsNothing(report) ? <p>{t('reports.nothing')}</p> : <Brought {...report} names={100} />}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}
