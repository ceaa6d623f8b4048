import { Button, Group, List, PasswordInput, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatform } from '../../../platform/PlatformContext'
import { FailureAlert } from '../../../ui/FailureAlert'
import { FieldMistake } from '../../../ui/FieldMistake'
import { formatDay } from '../../../ui/format'
import { notify } from '../../../ui/notify'
import { revokeDevice } from '../../../workspace/people'
import { makeRecoveryFile, shortestPassphrase } from '../../../workspace/recovery'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import type { Show } from './beside'
import { SideDrawer } from './SideDrawer'
import { useDoing } from './useDoing'

/** Making a recovery file: a passphrase typed twice, and where to keep both. */
export function RecoveryDrawer({ show }: { readonly show: Show }) {
  const { t } = useTranslation('people')
  const opened = useOpened()
  const platform = usePlatform()
  const { members } = useReadable(opened.statements)
  const { title } = useReadable(opened.workspace.profile)
  const { isBusy, failure, run, dismiss } = useDoing()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [mistake, setMistake] = useState<'short' | 'different' | null>(null)
  const made = [...(members.get(opened.me.id)?.recoveryKeys.values() ?? [])]

  const keysOf = () => [...(opened.statements.read().members.get(opened.me.id)?.recoveryKeys.keys() ?? [])]

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    const found = passphrase.trim().length < shortestPassphrase ? 'short' : passphrase === again ? null : 'different'
    setMistake(found)
    if (found) return document.getElementById(found === 'short' ? 'passphrase' : 'passphrase-again')?.focus()
    await run(async () => {
      const before = keysOf()
      const { name, bytes } = await makeRecoveryFile(opened, title, passphrase)
      const place = await platform.saveFile(name, bytes)
      if (place === null) {
        // the file went nowhere, so nobody should think that there is one
        const fresh = keysOf().filter(key => !before.includes(key))
        await Promise.all(fresh.map(key => revokeDevice(opened, opened.me.id, key)))
        return
      }
      notify({ message: t('recovery.saved', { name: place }) })
      show(null)
    })
  }

  return (
    <SideDrawer title={t('recovery.title')} onClose={() => show(null)}>
      <form noValidate onSubmit={event => void make(event)}>
        <Stack>
          {failure !== null && <FailureAlert error={failure} onClose={dismiss} />}
          <Text>{t('recovery.what')}</Text>
          {made.length > 0 && <Text>{t('recovery.made', { when: formatDay(Math.max(...made)) })}</Text>}
          <PasswordInput
            id="passphrase"
            data-autofocus
            label={t('recovery.passphrase')}
            description={t('recovery.help', { count: shortestPassphrase })}
            inputWrapperOrder={['label', 'description', 'input', 'error']}
            value={passphrase}
            onChange={event => setPassphrase(event.currentTarget.value)}
            error={
              mistake === 'short' && <FieldMistake>{t('recovery.short', { count: shortestPassphrase })}</FieldMistake>
            }
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('recovery.see') }}
          />
          <PasswordInput
            id="passphrase-again"
            label={t('recovery.again')}
            inputWrapperOrder={['label', 'description', 'input', 'error']}
            value={again}
            onChange={event => setAgain(event.currentTarget.value)}
            error={mistake === 'different' && <FieldMistake>{t('recovery.different')}</FieldMistake>}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('recovery.see') }}
          />
          <section>
            <h3>{t('recovery.keepHead')}</h3>
            <List mt="xs" spacing="xs">
              {(t('recovery.keep', { returnObjects: true }) as readonly string[]).map(point => (
                <List.Item key={point}>{point}</List.Item>
              ))}
            </List>
          </section>
          <Group>
            <Button
              type="submit"
              variant="filled"
              loading={isBusy}
              leftSection={<IconDownload aria-hidden />}
              onMouseDown={event => event.preventDefault()}
            >
              {t('recovery.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
