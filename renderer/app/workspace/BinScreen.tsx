import { Alert, Anchor, Button } from '@mantine/core'
import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Removal } from '#shared/replica/collection'
import { Empty } from '../../ui/Empty'
import { formatMoment } from '../../ui/format'
import { notify } from '../../ui/notify'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { Rows } from '../../ui/Rows'
import { StageFrame } from '../../ui/StageFrame'
import { screenHref } from '../../workspace/screens'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import classes from './BinScreen.module.css'
import { useBins } from './useBins'

/** What was removed, newest first, with the way back. Nothing is ever deleted for good. */
export function BinScreen() {
  const { t } = useTranslation('bin')
  const { t: restoring } = useTranslation('restore')
  const { id, workspace } = useOpened()
  const readOnly = useReadOnly()
  const names = new Map(useReadable(workspace.people).map(person => [person.id as string, person.name]))
  const { kinds, unreadable } = useBins()
  const isEmpty = kinds.every(({ entries }) => entries.length === 0)
  const removed = ({ by, at }: Removal) => {
    const when = formatMoment(at)
    const name = names.get(by)
    return name ? t('removedBy', { name, when }) : t('removed', { when })
  }
  return (
    <StageFrame
      width="form"
      guidance={
        <>
          <p>{t('guidance')}</p>
          {!readOnly && (
            <p>
              <Anchor href={screenHref(id, 'settings', 'restore')}>{restoring('fromBin')}</Anchor>
            </p>
          )}
        </>
      }
    >
      {isEmpty && <Empty title={t('empty.title')} body={t('empty.body')} />}
      {kinds.map(({ kind, entries, restore }) =>
        entries.length === 0 ? null : (
          <section key={kind} className={classes.group}>
            <h2>{t(`kind.${kind}`, { count: entries.length })}</h2>
            <Rows mt="xs">
              {entries.map(entry => {
                const label = entry.label || t('nameless')
                return (
                  <li key={entry.id}>
                    <span>
                      <span dir="auto">{label}</span>
                      <small>{removed(entry.removed)}</small>
                    </span>
                    {!readOnly && (
                      <Button
                        size="xs"
                        leftSection={<IconArrowBackUp aria-hidden />}
                        aria-label={t('restoreOne', { label })}
                        onClick={() => {
                          restore(entry.id)
                          notify({ message: t('restored', { label }) })
                        }}
                      >
                        {t('restore')}
                      </Button>
                    )}
                  </li>
                )
              })}
            </Rows>
          </section>
        ),
      )}
      {unreadable > 0 && (
        <Alert mt="md" icon={<IconInfoCircle aria-hidden />} title={t('unreadable.title', { count: unreadable })}>
          {t('unreadable.body')}
        </Alert>
      )}
    </StageFrame>
  )
}
