import { Button, Group, Popover } from '@mantine/core'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import type { Change } from '#shared/benchmark/entry'
import { FieldMistake } from '../../ui/FieldMistake'
import type { Editing } from './useCellEditing'
import classes from './ValueGrid.module.css'

interface CellEditorProps {
  readonly editing: Editing
  /** Names the cell: institution and year. */
  readonly label: string
  readonly isNumber: boolean
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  /** Tries to write; false when something has to be asked first. */
  readonly onLeave: () => boolean
  readonly onChoose: (change: Change) => void
  readonly onStopAsking: () => void
  readonly onPasteBlock: (text: string) => boolean
}

/** The field inside a cell while it is edited, with the question about what was typed below it. */
export function CellEditor(props: CellEditorProps) {
  const { editing, label, isNumber, onType, onKeyDown, onLeave, onChoose, onStopAsking, onPasteBlock } = props
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const question = useRef<HTMLDivElement>(null)
  const { asking, isReplacing } = editing

  useEffect(() => {
    field.current?.focus()
    if (isReplacing) field.current?.setSelectionRange(-1, -1)
    else field.current?.select()
  }, [isReplacing])

  // the first answer takes the focus, as soon as the question stands on the page
  const hasAnswers = asking !== null && asking.choices.length > 0
  useEffect(() => {
    if (!hasAnswers) return undefined
    const frame = requestAnimationFrame(() => question.current?.querySelector('button')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [hasAnswers])

  return (
    <Popover
      opened={asking !== null}
      position="bottom-end"
      withArrow
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      width={280}
    >
      <Popover.Target>
        <input
          ref={field}
          className={classes.field}
          data-number={isNumber || undefined}
          dir="auto"
          aria-label={label}
          aria-invalid={asking !== null}
          aria-describedby={asking ? id : undefined}
          size={1}
          inputMode={isNumber ? 'decimal' : 'text'}
          value={editing.text}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={event => {
            if (onPasteBlock(event.clipboardData.getData('text/plain'))) event.preventDefault()
          }}
          onBlur={({ relatedTarget }) => {
            if (question.current?.contains(relatedTarget)) return
            if (!onLeave()) requestAnimationFrame(() => field.current?.focus()) // what was typed waits here
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        ref={question}
        id={id}
        role="alertdialog"
        aria-label={asking?.sentence}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onStopAsking()
          field.current?.focus()
        }}
      >
        <FieldMistake>{asking?.sentence}</FieldMistake>
        {asking && asking.choices.length > 0 && (
          <Group gap="xs" mt="xs">
            {asking.choices.map(({ label: answer, change }) => (
              <Button key={answer} size="xs" onClick={() => onChoose(change)}>
                {answer}
              </Button>
            ))}
          </Group>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
