import { Button, Card, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readHostLine } from '#shared/sync/hostLine'
import { FieldMistake } from '../../../ui/FieldMistake'
import { notify } from '../../../ui/notify'
import { useHosts } from './useHosts'

interface ConnectHostProps {
  readonly onDone: () => void
  readonly onFailure: (error: unknown) => void
}

/** Lets a host serve the workspace, by the line that it told whoever started it. */
export function ConnectHost({ onDone, onFailure }: ConnectHostProps) {
  const { t } = useTranslation('hosting')
  const { t: common } = useTranslation('common')
  const { hosts, connect } = useHosts()
  const [line, setLine] = useState('')
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const read = readHostLine(line)
  const isMistaken = isAsked && !read
  const known = read && hosts.find(({ key }) => key === read.key)

  async function submit(): Promise<void> {
    setAsked(true)
    if (!read) return
    const called = name.trim() || (known?.name ?? t('connect.nameless'))
    setBusy(true)
    try {
      await connect(read.key, { ...read, name: called })
      notify({ message: t('connect.done', { name: called }) })
      onDone()
    } catch (error) {
      onFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card
      component="form"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <Textarea
        autoFocus
        label={t('connect.line')}
        description={t('connect.lineHelp')}
        placeholder=""
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        dir="ltr"
        value={line}
        error={isMistaken && <FieldMistake>{t('connect.mistake')}</FieldMistake>}
        onChange={({ currentTarget }) => setLine(currentTarget.value)}
        onBlur={() => setAsked(line.trim() !== '')}
      />
      <TextInput
        mt="sm"
        label={t('connect.name')}
        description={known ? t('connect.known', { name: known.name }) : t('connect.nameHelp')}
        dir="auto"
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Group mt="md" gap="xs">
        <Button type="submit" variant="filled" loading={isBusy}>
          {t('connect.act')}
        </Button>
        <Button onClick={onDone}>{common('cancel')}</Button>
      </Group>
    </Card>
  )
}
