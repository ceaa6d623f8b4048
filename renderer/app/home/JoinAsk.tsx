import { Button, Group, Stack, Textarea } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldMistake } from '../../ui/FieldMistake'
import { useChooseFile } from '../receive/useChooseFile'

interface JoinAskProps {
  readonly onText: (text: string) => void
  readonly onChoose: () => void
}

/** Asks for the invite: its link pasted, or its file; a recovery file comes in the same way. */
export function JoinAsk({ onText, onChoose }: JoinAskProps) {
  const { t } = useTranslation('home')
  const openFile = useChooseFile()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim()) return onText(text)
    setMissing(true)
    document.getElementById('invite')?.focus()
  }

  return (
    <Stack maw="40rem" gap="lg">
      <p>{t('join.what')}</p>
      <form noValidate onSubmit={submit}>
        <Stack>
          <Textarea
            id="invite"
            label={t('join.link')}
            description={t('join.linkHelp')}
            minRows={3}
            maxRows={6}
            dir="ltr"
            value={text}
            onChange={event => {
              setText(event.currentTarget.value)
              setMissing(false)
            }}
            error={isMissing && <FieldMistake>{t('join.linkMissing')}</FieldMistake>}
          />
          <Group gap="xs">
            <Button type="submit" variant="filled" onMouseDown={event => event.preventDefault()}>
              {t('join.read')}
            </Button>
            <Button leftSection={<IconFileImport aria-hidden />} onClick={onChoose}>
              {t('join.choose')}
            </Button>
          </Group>
        </Stack>
      </form>
      <section>
        <h2>{t('join.recover.head')}</h2>
        <p>{t('join.recover.body')}</p>
      </section>
      <section>
        <h2>{t('join.none.head')}</h2>
        <p>{t('join.none.body')}</p>
        <Group mt="xs">
          <Button onClick={openFile}>{t('open.title')}</Button>
        </Group>
      </section>
    </Stack>
  )
}
