import { Card } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FolderDevice, FolderStatus } from '#shared/folder/folderStatus'
import { formatMoment } from '../../ui/format'
import { useDeviceName } from '../workspace/people/useDeviceName'
import classes from './FolderView.module.css'

/** The other computers that put their work into the folder. */
export function FolderPeople({ status: { others, lastLooked } }: { readonly status: FolderStatus }) {
  const { t } = useTranslation('folder')
  const deviceName = useDeviceName()
  const named = ({ name, isMine }: FolderDevice) => {
    const known = name || t('people.nameless')
    return isMine ? t('people.me', { name: known }) : known
  }
  return (
    <section>
      <h2>{t('people.title')}</h2>
      {others.length === 0 ? (
        <Card mt="xs">
          <p>{t(lastLooked === null ? 'unknown' : 'people.none')}</p>
        </Card>
      ) : (
        <Card mt="xs" component="ul" padding={0} className={classes.list!} aria-label={t('people.title')}>
          {others.map(other => (
            <li key={other.device} className={classes.row}>
              <div>
                <h3 dir="auto">{named(other)}</h3>
                {other.deviceName && (
                  <p className={classes.quiet} dir="auto">
                    {deviceName(other.deviceName)}
                  </p>
                )}
              </div>
              <div className={classes.quiet}>
                <p>
                  {other.takenAt === null
                    ? t('people.takenNever')
                    : t('people.taken', { when: formatMoment(other.takenAt) })}
                </p>
                <p>{t(other.hasAll ? 'people.hasAll' : 'people.notAll')}</p>
              </div>
            </li>
          ))}
        </Card>
      )}
    </section>
  )
}
