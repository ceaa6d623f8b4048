import { useTranslation } from 'react-i18next'
import { useReadable } from '../../workspace/useReadable'
import { AnchoredPopover } from './AnchoredPopover'
import { LinkForm } from './LinkForm'
import { NotesForm } from './NotesForm'
import { TableForm } from './TableForm'
import type { Tools } from './tools'

/** The form that is open, beside what it is about. */
export function ToolForms({ tools }: { readonly tools: Tools }) {
  const { t } = useTranslation('draft')
  const request = useReadable(tools.request)
  if (!request || request.editor.isDestroyed) return null
  const { form, editor, anchor } = request
  const close = () => tools.close()
  return (
    <AnchoredPopover anchor={anchor} label={t(`form.${form}`)} onClose={close}>
      {form === 'link' && <LinkForm editor={editor} onDone={close} />}
      {form === 'newTable' && <TableForm editor={editor} onDone={close} />}
      {(form === 'figure' || form === 'table') && <NotesForm editor={editor} node={form} onDone={close} />}
    </AnchoredPopover>
  )
}
