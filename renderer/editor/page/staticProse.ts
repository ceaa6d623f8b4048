import { DOMSerializer } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { endMark, tableCells } from '../vocabulary/figureCells'
import { readNode } from '../vocabulary/readNode'
import type { DraftSession } from '../session/draftSession'

/** The text of a fragment as the editor would draw it, without an editor: for sections out of reach and for readers. */
export function staticProse(session: DraftSession, fragment: Y.XmlFragment): HTMLElement {
  const { schema } = session.vocabulary.fitting(fragment)
  const prose = document.createElement('div')
  prose.className = 'prose'
  prose.dataset.hint = session.emptyHint
  const doc = readNode(fragment, schema)
  prose.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  const cells = prose.querySelectorAll('td, th')
  tableCells(doc).forEach(({ atEnd }, place) => cells[place]?.toggleAttribute(endMark, atEnd))
  for (const figure of prose.querySelectorAll<HTMLElement>('figure[data-blob]')) session.dress(figure)
  return prose
}
