import { Card } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FolderStatus } from '#shared/folder/folderStatus'
import { formatMoment } from '../../ui/format'
import classes from './FolderView.module.css'

/** As many files are named; the count tells of the others. */
const mostNamed = 5

/** What is still on its way through the drive, which is normal for a while. */
export function FolderUnread({ status: { incomplete, early } }: { readonly status: FolderStatus }) {
  const { t } = useTranslation('folder')
  if (incomplete.length === 0 && early === 0) return null
  const rest = incomplete.length - mostNamed
  return (
    <section>
      <h2>{t('incomplete.title')}</h2>
      <Card mt="xs">
        {incomplete.length > 0 && (
          <>
            <p>{t('incomplete.body', { count: incomplete.length })}</p>
            <ul className={classes.files}>
              {incomplete.slice(0, mostNamed).map(({ path, since }) => (
                <li key={path}>{t('incomplete.file', { path, when: formatMoment(since) })}</li>
              ))}
              {rest > 0 && <li>{t('incomplete.more', { count: rest })}</li>}
            </ul>
          </>
        )}
        {early > 0 && <p>{t('incomplete.early', { count: early })}</p>}
        <p>{t('incomplete.next')}</p>
      </Card>
    </section>
  )
}
