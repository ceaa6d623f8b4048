import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { threadsOf } from '../../workspace/threadsOf'
import { StageFrame } from '../../ui/StageFrame'
import { useContent } from '../../workspace/useContent'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { ExportButton, ExportState } from './ExportWord'
import { FileContents } from './FileContents'
import { Fingerprint } from './Fingerprint'
import classes from './RatifyStage.module.css'
import { Readiness } from './Readiness'
import { useMissingPictures } from './useMissingPictures'
import { readiness } from './readiness'
import { useWordExport } from './useWordExport'

/** The way to the Word document: what is open, what the file will contain, and the export. */
export function RatifyStage() {
  const { t } = useTranslation('ratify')
  const content = useContent()
  const missing = useMissingPictures(content)
  const said = threadsOf(useOpened())
  const threads = useReadable(said)
  const [withComments, setWithComments] = useState(false)
  const word = useWordExport(withComments ? said : null)
  return (
    <StageFrame
      tabs={[{ id: 'word', label: t('tab.word') }]}
      tab="word"
      actions={
        <Group gap="md">
          {threads.length > 0 && (
            <Checkbox
              size="xs"
              label={t('export.withComments', { count: threads.length })}
              checked={withComments}
              onChange={event => setWithComments(event.currentTarget.checked)}
            />
          )}
          <ExportButton word={word} />
        </Group>
      }
      guidanceTitle={t('guidance.title')}
      guidance={
        <>
          <p>{t('guidance.what')}</p>
          <h3>{t('guidance.same.head')}</h3>
          <p>{t('guidance.same.body')}</p>
          <h3>{t('guidance.fingerprint.head')}</h3>
          <p>{t('guidance.fingerprint.body')}</p>
          <Fingerprint content={content} />
          <h3>{t('guidance.later.head')}</h3>
          <p>{t('guidance.later.body')}</p>
        </>
      }
    >
      <div className={classes.columns}>
        <div>
          <ExportState word={word} />
          <Readiness checks={readiness(content, missing)} />
        </div>
        <FileContents content={content} />
      </div>
    </StageFrame>
  )
}
