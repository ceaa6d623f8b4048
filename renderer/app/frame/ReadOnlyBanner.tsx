import { Alert, Button, Group, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useHashLocation } from 'wouter/use-hash-location'
import { FieldMistake } from '../../ui/FieldMistake'
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
  const [isMissing, setMissing] = useState(false)
  const [isCopying, setCopying] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  if (!readOnly) return null

  async function copy(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!name.trim()) {
      setMissing(true)
      field.current?.focus()
      return
    }
    setCopying(true)
    try {
      setPreference('myName', name.trim())
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
      title={t(`readOnly.${readOnly}`, { role: common(`aRole.${me.role}`) })}
    >
      {t(`readOnly.${readOnly}Next`)}
      {readOnly === 'stranger' && (
        <form onSubmit={event => void copy(event)}>
          <Group mt="sm" align="start" gap="xs">
            <TextInput
              ref={field}
              label={t('readOnly.yourName')}
              value={name}
              error={isMissing && <FieldMistake>{t('readOnly.nameMissing')}</FieldMistake>}
              onChange={event => {
                setName(event.currentTarget.value)
                setMissing(false)
              }}
              autoComplete="name"
            />
            <Button type="submit" loading={isCopying} mt="calc(var(--lh-15) + 0.25rem)">
              {t('readOnly.copy')}
            </Button>
          </Group>
        </form>
      )}
    </Alert>
  )
}
