import { Extension, Mark, Node, type Extensions } from '@tiptap/react'
import type { Schema } from '@tiptap/pm/model'
import type { Unknown } from './survey'
import type { ProseWords } from './words'

const asStored = (names: Iterable<string>) =>
  Object.fromEntries([...names].map(name => [name, { default: null, rendered: false, parseHTML: () => null }]))

/**
 * Stand-ins for what a newer version wrote, so that it is shown, kept and moved like anything else. A name is that of a node or
 * of a mark: what stands as the other in `own` gets none, and is shown as its text.
 */
export function placeholders(unknown: Unknown, own: Schema, words: ProseWords): Extensions {
  const isNode = (name: string) => name in own.nodes || unknown.nodes.has(name)
  const nodes = [...unknown.nodes]
    .filter(([name]) => name !== '' && !(name in own.marks))
    .map(([name, { attributes, inline, holds }]) =>
      Node.create({
        name,
        group: inline ? 'inline' : 'block',
        inline,
        atom: holds === 'nothing',
        content: holds === 'nothing' ? '' : holds === 'text' ? 'inline*' : 'block*',
        addAttributes: () => asStored(attributes),
        renderHTML: () => {
          const drawn = { class: 'unknown', 'data-unknown': name, title: words.unknown }
          const tag = inline ? 'span' : 'div'
          return holds === 'nothing' ? [tag, drawn, words.unknown] : [tag, drawn, 0]
        },
      }),
    )
  const marks = [...unknown.marks]
    .filter(([name]) => name !== '' && !isNode(name))
    .map(([name, attributes]) =>
      Mark.create({
        name,
        addAttributes: () => asStored(attributes),
        renderHTML: () => ['span', { 'data-unknown': name }, 0],
      }),
    )
  const extra = Extension.create({
    name: 'attributesOfNewerVersions',
    addGlobalAttributes: () =>
      [...unknown.nodeAttributes, ...unknown.markAttributes].map(([type, names]) => ({
        types: [type],
        attributes: asStored(names),
      })),
  })
  return [...nodes, ...marks, extra]
}
