import { Button, Group, Textarea } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { longestComment } from '#shared/statements/kinds'
import { FailureAlert } from '../../../ui/FailureAlert'

interface WordsFormProps {
  readonly label: string
  /** The verb of the filled button. */
  readonly send: string
  readonly cancel?: string
  /** What stands in the field at first. */
  readonly text?: string
  /** Where words rest that were not sent, and their name there. */
  readonly unsent?: readonly [Map<string, string>, string]
  /** Whether the field takes the focus, and the buttons are there at once. */
  readonly isOpen?: boolean
  readonly onSend: (text: string) => Promise<void>
  /** Leaves the field. Nothing typed is lost unless the person says so. */
  readonly onCancel?: () => void
  /** Further buttons. */
  readonly children?: ReactNode
}

/** A field for a comment or a reply: Ctrl Enter sends. What could not be sent stays, with the reason. */
export function WordsForm(props: WordsFormProps) {
  const { label, send, cancel, text = '', unsent, isOpen = false, onSend, onCancel, children } = props
  const [words, setShown] = useState(() => unsent?.[0].get(unsent[1]) ?? text)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isReady = words.trim() !== '' && !isBusy

  function setWords(typed: string): void {
    setShown(typed)
    unsent?.[0].set(unsent[1], typed)
  }
  async function submit(): Promise<void> {
    if (!isReady) return
    setBusy(true)
    setError(null)
    try {
      await onSend(words.trim())
      setWords('')
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    }
    if (event.key === 'Escape' && onCancel && words.trim() === text.trim()) {
      event.stopPropagation()
      onCancel()
    }
  }
  const hasButtons = isOpen || words.trim() !== ''
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <Textarea
        aria-label={label}
        placeholder={isOpen ? undefined : label}
        minRows={isOpen ? 2 : 1}
        maxRows={10}
        maxLength={longestComment}
        value={words}
        autoFocus={isOpen}
        onChange={event => setWords(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      {error !== null && <FailureAlert error={error} onClose={() => setError(null)} />}
      <Group gap="xs" mt="xs">
        {hasButtons && (
          <Button size="xs" type="submit" variant="filled" aria-disabled={!isReady}>
            {send}
          </Button>
        )}
        {hasButtons && onCancel && cancel !== undefined && (
          <Button
            size="xs"
            onClick={() => {
              setWords(text)
              onCancel()
            }}
          >
            {cancel}
          </Button>
        )}
        {children}
      </Group>
    </form>
  )
}
