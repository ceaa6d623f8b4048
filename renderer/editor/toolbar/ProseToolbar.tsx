import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhotoEdit,
} from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/react'
import { useEffect, useMemo, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReadable } from '../../workspace/useReadable'
import type { LivePage } from '../page/livePage'
import { setKind } from './editing'
import { InsertMenu } from './InsertMenu'
import { KindMenu } from './KindMenu'
import classes from './ProseToolbar.module.css'
import { TableMenu } from './TableMenu'
import { ToolButton } from './ToolButton'
import { toolbarState } from './toolbarState'
import type { Tools } from './tools'
import { useRoving } from './useRoving'

interface ProseToolbarProps {
  readonly page: LivePage
  readonly tools: Tools
  /** The editor to work on; opens the section in view where the caret is nowhere. */
  readonly target: () => Editor | null
  /** Shown at the end of the row. */
  readonly children?: ReactNode
}

/** The tools of the text; Alt F10 leads here from the text and Esc back. */
export function ProseToolbar({ page, tools, target, children }: ProseToolbarProps) {
  const { t } = useTranslation('draft')
  const { ref, onKeyDown } = useRoving()
  const state = useReadable(useMemo(() => toolbarState(page), [page]))
  useEffect(() => {
    tools.setToolbar(ref.current)
    return () => tools.setToolbar(null)
  }, [tools, ref])

  const run = (command: (chain: ChainedCommands) => ChainedCommands) => () => {
    const editor = target()
    if (editor) command(editor.chain().focus()).run()
  }
  const withEditor = (work: (editor: Editor) => void) => () => {
    const editor = target()
    if (editor) work(editor)
  }
  const pressed = (event: KeyboardEvent) => {
    onKeyDown(event)
    if (event.key === 'Escape') target()?.view.focus()
  }
  return (
    <div
      ref={ref}
      className={classes.bar}
      role="toolbar"
      aria-label={t('toolbar.name')}
      tabIndex={-1}
      onKeyDownCapture={pressed} // a tooltip keeps Esc to itself
    >
      <KindMenu kind={state?.kind ?? 'paragraph'} onChoose={kind => withEditor(editor => setKind(editor, kind))()} />
      <span className={classes.line} />
      <ToolButton
        icon={IconBold}
        name={t('toolbar.bold')}
        shortcut="mod+B"
        isOn={state?.isBold ?? false}
        onClick={run(chain => chain.toggleBold())}
      />
      <ToolButton
        icon={IconItalic}
        name={t('toolbar.italic')}
        shortcut="mod+I"
        isOn={state?.isItalic ?? false}
        onClick={run(chain => chain.toggleItalic())}
      />
      <ToolButton
        icon={IconList}
        name={t('toolbar.bullets')}
        shortcut="mod+shift+8"
        isOn={state?.list === 'bullets'}
        onClick={run(chain => chain.toggleBulletList())}
      />
      <ToolButton
        icon={IconListNumbers}
        name={t('toolbar.numbers')}
        shortcut="mod+shift+7"
        isOn={state?.list === 'numbers'}
        onClick={run(chain => chain.toggleOrderedList())}
      />
      <ToolButton
        icon={IconLink}
        name={t('toolbar.link')}
        shortcut="mod+alt+K"
        isOn={state?.isLink ?? false}
        onClick={withEditor(editor => tools.open('link', editor))}
      />
      <span className={classes.line} />
      <InsertMenu tools={tools} target={target} />
      {state?.isInTable && <TableMenu editor={page.active.read()!.editor} onDetails={withEditor(tools.details)} />}
      {state?.isFigure && (
        <ToolButton icon={IconPhotoEdit} name={t('notes.openFigure')} onClick={withEditor(tools.details)} />
      )}
      <span className={classes.line} />
      <ToolButton icon={IconArrowBackUp} name={t('toolbar.undo')} shortcut="mod+Z" onClick={() => tools.undo()} />
      <ToolButton
        icon={IconArrowForwardUp}
        name={t('toolbar.redo')}
        shortcut="mod+shift+Z"
        onClick={() => tools.redo()}
      />
      {children && <div className={classes.end}>{children}</div>}
    </div>
  )
}
