import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#shared/exchange/differences'
import type { EarlierCopy } from '../../workspace/restoring'
import { useOpened } from '../../workspace/WorkspaceContext'
import { placeOf } from './placeOf'
import { useDifferentWords } from './useDifferentWords'

interface RestoredProps {
  readonly copy: EarlierCopy
  readonly restored: readonly Difference[]
  readonly lost: number
  readonly isUndone: boolean
  readonly onUndo: () => void
  readonly onMore: () => void
}

/** What was restored, with the way to it and the way back. */
export function Restored({ copy, restored, lost, isUndone, onUndo, onMore }: RestoredProps) {
  const { t } = useTranslation('restore')
  const { t: common } = useTranslation('common')
  const { id } = useOpened()
  const { nameOf } = useDifferentWords(copy.then)
  return (
    <Alert
      role="status"
      icon={<IconCheck aria-hidden />}
      title={isUndone ? t('done.undone') : t('done.title', { count: restored.length })}
    >
      <Stack gap="xs">
        <p>{t(isUndone ? 'done.undoneBody' : 'done.body')}</p>
        {!isUndone && lost > 0 && <p>{t('done.lost', { count: lost })}</p>}
        {!isUndone && (
          <nav aria-label={t('done.go')}>
            <ul>
              {restored.map(difference => (
                <li key={`${difference.kind} ${difference.id}`}>
                  <Anchor href={placeOf(id, difference)} dir="auto">
                    {nameOf(difference)}
                  </Anchor>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Group gap="xs">
          {!isUndone && (
            <Button leftSection={<IconArrowBackUp aria-hidden />} onClick={onUndo}>
              {common('undo')}
            </Button>
          )}
          <Button onClick={onMore}>{t('done.more')}</Button>
        </Group>
      </Stack>
    </Alert>
  )
}
