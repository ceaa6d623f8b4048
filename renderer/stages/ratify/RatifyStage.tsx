import { useTranslation } from 'react-i18next'
import { StageFrame } from '../../ui/StageFrame'
import { useContent } from '../../workspace/useContent'
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
  const word = useWordExport()
  return (
    <StageFrame
      tabs={[{ id: 'word', label: t('tab.word') }]}
      tab="word"
      actions={<ExportButton word={word} />}
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
