import { Alert, Button, Group, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { useOpened } from '../../workspace/WorkspaceContext'
import { preference, setPreference } from '../preferences'
import { screenPath } from '../../workspace/screens'
import { useServices } from '../services'
import { useFrame } from './FrameContext'

/** Says why nothing can be written here; a workspace of others can be copied into one of one's own. */
export function ReadOnlyBanner() {
  const { t } = useTranslation('frame')
  const { t: common } = useTranslation('common')
  const { id, me, readOnly } = useOpened()
  const { keeper, library } = useServices()
  const { fail } = useFrame()
  const [, navigate] = useHashLocation()
  const [name, setName] = useState(() => preference('myName') ?? '')
  const [isCopying, setCopying] = useState(false)
  if (!readOnly) return null

  async function copy(event: FormEvent): Promise<void> {
    event.preventDefault()
    setCopying(true)
    try {
      setPreference('myName', name)
      await keeper.leave()
      navigate(screenPath(await library.copy(id, name.trim()), 'profile'))
    } catch (error) {
      fail(error)
      setCopying(false)
    }
  }

  return (
    <Alert
      m="md"
      mb={0}
      icon={<IconLock aria-hidden />}
      title={t(`readOnly.${readOnly}`, { role: common(`role.${me.role}`) })}
    >
      {t(`readOnly.${readOnly}Next`)}
      {readOnly === 'stranger' && (
        <form onSubmit={event => void copy(event)}>
          <Group mt="sm" align="end" gap="xs">
            <TextInput
              label={t('readOnly.yourName')}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
              autoComplete="name"
              required
            />
            <Button type="submit" loading={isCopying}>
              {t('readOnly.copy')}
            </Button>
          </Group>
        </form>
      )}
    </Alert>
  )
}
