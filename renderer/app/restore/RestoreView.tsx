import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '#shared/platform/platform'
import { useDraftSession } from '../../editor/session/useDraftSession'
import { FailureAlert } from '../../ui/FailureAlert'
import { Loading } from '../../ui/Loading'
import { readCopy } from '../../workspace/restoring'
import { useReadable } from '../../workspace/useReadable'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useServices } from '../services'
import { ChooseCopy } from './ChooseCopy'
import { Differences } from './Differences'
import { Restored } from './Restored'
import { restoringOf } from './restoring'

/** Brings single sections and items back from a backup or another copy of the workspace. */
export function RestoreView() {
  const { t } = useTranslation('restore')
  const opened = useOpened()
  const { outside } = useServices()
  const session = useDraftSession()
  const restoring = restoringOf(opened)
  const step = useReadable(restoring)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step.state)
  useEffect(() => {
    if (shown.current !== step.state && step.state !== 'looking') heading.current?.focus()
    shown.current = step.state
  }, [step.state])

  async function look(name: string, chosen: () => Promise<ChosenFile | null>): Promise<void> {
    restoring.set({ state: 'looking' })
    try {
      const file = await chosen()
      restoring.set(file ? { state: 'ready', copy: await readCopy(opened, outside, file) } : { state: 'choose' })
    } catch (error) {
      restoring.set({ state: 'failed', file: name, error })
    }
  }
  function another(): void {
    if ('copy' in step) step.copy.close()
    restoring.set({ state: 'choose' })
  }

  const again = <Button onClick={another}>{t('another')}</Button>
  const body = () => {
    switch (step.state) {
      case 'choose':
        return <ChooseCopy onChosen={(name, chosen) => void look(name, chosen)} />
      case 'looking':
        return <Loading title={t('looking')} detail={t('lookingDetail')} />
      case 'failed':
        return (
          <FailureAlert error={step.error} {...(step.file && { about: step.file })}>
            {again}
          </FailureAlert>
        )
      case 'ready':
        return (
          <Differences
            copy={step.copy}
            another={again}
            onRestore={async chosen => {
              try {
                const { undo, lost } = await step.copy.restore(chosen, {
                  doc: opened.documents.draft,
                  history: session.history,
                })
                restoring.set({ state: 'done', copy: step.copy, restored: chosen, lost, undo, isUndone: false })
              } catch (error) {
                restoring.set({ state: 'failed', file: step.copy.file, error })
              }
            }}
          />
        )
      case 'done':
        return (
          <Restored
            {...step}
            onUndo={() => {
              step.undo()
              restoring.set({ ...step, isUndone: true })
            }}
            onMore={() => restoring.set({ state: 'ready', copy: step.copy })}
          />
        )
    }
  }
  if (opened.readOnly !== null)
    return (
      <Alert icon={<IconLock aria-hidden />} title={t('head')}>
        {t('readOnly')}
      </Alert>
    )
  return (
    <Stack gap="md">
      <section>
        <h2 ref={heading} tabIndex={-1}>
          {t('head')}
        </h2>
        <p>{t('lead')}</p>
      </section>
      {'copy' in step && step.copy.isOtherGeneration && (
        <Alert icon={<IconInfoCircle aria-hidden />} title={t('otherGeneration.title')}>
          {t('otherGeneration.body')}
        </Alert>
      )}
      {body()}
      {step.state === 'done' && <Group>{again}</Group>}
    </Stack>
  )
}
