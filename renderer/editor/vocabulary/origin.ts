import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Whether a person changed the text here. What the binding brings in (opening, other people, undo) is not touched further:
 * an answer to it would be written into the document by everybody who has it open.
 */
export const isLocalEdit = (transaction: Transaction): boolean =>
  transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined
