import type { Editor } from '@tiptap/react'
import { NodeSelection } from '@tiptap/pm/state'
import { source, type Readable } from '#shared/base/readable'
import type { LivePage } from '../page/livePage'

/** Kinds of block a paragraph can be turned into. */
export const blockKinds = ['paragraph', 'heading1', 'heading2', 'quote', 'decision'] as const
export type BlockKind = (typeof blockKinds)[number]

/** What the toolbar shows about the caret. */
export interface ToolbarState {
  readonly kind: BlockKind
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isLink: boolean
  readonly list: 'bullets' | 'numbers' | null
  readonly isInTable: boolean
  readonly isFigure: boolean
}

/** Reads the caret: one walk up from it, and the marks at it. */
export function readToolbar(editor: Editor): ToolbarState {
  const { selection } = editor.state
  const { $from } = selection
  let list: ToolbarState['list'] = null
  let isInTable = false
  let holder: BlockKind | null = null
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type
    if (name === 'bulletList') list ??= 'bullets'
    else if (name === 'orderedList') list ??= 'numbers'
    else if (name === 'table') isInTable = true
    else if (name === 'blockquote') holder ??= 'quote'
    else if (name === 'decision') holder ??= 'decision'
  }
  const { parent } = $from
  const heading: BlockKind | null =
    parent.type.name === 'heading' ? (parent.attrs.level === 1 ? 'heading1' : 'heading2') : null
  return {
    kind: heading ?? holder ?? 'paragraph',
    isBold: editor.isActive('bold'),
    isItalic: editor.isActive('italic'),
    isLink: editor.isActive('link'),
    list,
    isInTable,
    isFigure: selection instanceof NodeSelection && selection.node.type.name === 'figure',
  }
}

const isSame = (a: ToolbarState | null, b: ToolbarState | null) =>
  a === b || (a !== null && b !== null && (Object.keys(a) as (keyof ToolbarState)[]).every(key => a[key] === b[key]))

/**
 * What the toolbar shows, read after the frame in which a key was painted: showing that the caret is in bold text must not
 * hold up the letter itself. Null while no section has the caret.
 */
export function toolbarState(page: LivePage): Readable<ToolbarState | null> {
  const read = () => {
    const editor = page.active.read()?.editor
    return editor && !editor.isDestroyed ? readToolbar(editor) : null
  }
  const shown = source(read())
  let isWaiting = false
  const refresh = () => {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false
        const next = read()
        if (!isSame(next, shown.read())) shown.set(next)
      }),
    )
  }
  return {
    read: shown.read,
    subscribe: changed => {
      const stops = [shown.subscribe(changed), page.active.subscribe(refresh), page.activity.subscribe(refresh)]
      return () => stops.forEach(stop => stop())
    },
  }
}
