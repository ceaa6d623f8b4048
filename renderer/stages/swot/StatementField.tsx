import { Textarea } from '@mantine/core'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SwotItemId } from '#shared/swot/item'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { caretAfter } from './caretAfter'
import { WordCount } from './WordCount'

/**
 * The statement of an item, written into the document while it is typed, so that two people may work on it at once. What
 * somebody else types moves the caret with the letters it stands between.
 */
export function StatementField({ id, statement }: { readonly id: SwotItemId; readonly statement: string }) {
  const { t } = useTranslation('swot')
  const { swot, history } = useWorkspace()
  const readOnly = useReadOnly()
  const field = useRef<HTMLTextAreaElement>(null)
  const shown = useRef(statement)
  const caret = useRef({ start: 0, end: 0 })

  useLayoutEffect(() => {
    const before = shown.current
    shown.current = statement
    if (before === statement || document.activeElement !== field.current) return
    const { start, end } = caret.current
    field.current?.setSelectionRange(caretAfter(before, statement, start), caretAfter(before, statement, end))
  }, [statement])

  const note = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    caret.current = { start: selectionStart, end: selectionEnd }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    const isRedo = (key === 'z' && event.shiftKey) || key === 'y'
    if (key !== 'z' && !isRedo) return
    // the field's own undo would take back what others typed
    event.preventDefault()
    event.stopPropagation()
    if (isRedo) history.redo()
    else history.undo()
  }

  return (
    <div>
      <Textarea
        ref={field}
        label={t('panel.statement')}
        readOnly={readOnly}
        minRows={3}
        value={statement}
        onChange={({ currentTarget }) => {
          shown.current = currentTarget.value // the caret is where this person put it
          note(currentTarget)
          swot.write(id, 'statement', currentTarget.value)
        }}
        onSelect={event => note(event.currentTarget)}
        onKeyDown={onKeyDown}
        data-statement
      />
      <WordCount text={statement} />
    </div>
  )
}
