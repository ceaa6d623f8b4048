import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '#shared/platform/platform'
import { FieldMistake } from '../../ui/FieldMistake'
import { useServices } from '../services'
import { JoinProgress } from './JoinProgress'
import { useJoinAttempt } from './useJoinAttempt'

/** Coming back in with a recovery file and its passphrase. */
export function JoinRecovery({ file, onAnother }: { readonly file: ChosenFile; readonly onAnother: () => void }) {
  const { t } = useTranslation('home')
  const { t: people } = useTranslation('people')
  const { library } = useServices()
  const [passphrase, setPassphrase] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { start, ...progress } = useJoinAttempt()

  function recover(event: FormEvent): void {
    event.preventDefault()
    if (passphrase.trim()) return void start(joining => library.recover(file.bytes, passphrase, joining))
    setMissing(true)
    document.getElementById('passphrase')?.focus()
  }

  return (
    <form noValidate onSubmit={recover}>
      <Stack maw="40rem">
        <p>{t('join.recover.file', { name: file.name })}</p>
        <PasswordInput
          id="passphrase"
          label={people('recovery.passphrase')}
          description={t('join.recover.help')}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          value={passphrase}
          onChange={event => {
            setPassphrase(event.currentTarget.value)
            setMissing(false)
          }}
          error={isMissing && <FieldMistake>{t('join.recover.missing')}</FieldMistake>}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': people('recovery.see') }}
        />
        <JoinProgress {...progress}>
          <Group gap="xs">
            <Button type="submit" variant="filled" onMouseDown={event => event.preventDefault()}>
              {t('join.recover.act')}
            </Button>
            <Button onClick={onAnother}>{t('join.another')}</Button>
          </Group>
        </JoinProgress>
      </Stack>
    </form>
  )
}
