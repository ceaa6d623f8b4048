import { Extension } from '@tiptap/react'
import { Fragment, Slice, type Node as ProseNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { randomToken } from '#shared/base/ids'
import { identifiedBlocks } from '#shared/draft/vocabulary'
import { isLocalEdit } from './origin'
import { tidy } from './tidy'

function withoutIds(fragment: Fragment): Fragment {
  const nodes: ProseNode[] = []
  fragment.forEach(node => {
    if (node.isText) return void nodes.push(node)
    const attributes = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs
    nodes.push(node.type.create(attributes, withoutIds(node.content), node.marks))
  })
  return Fragment.from(nodes)
}

/** The attribute `id` of blocks: new for what is split off, pasted or dropped, untouched by what comes in from elsewhere. */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes: () => [
    {
      types: [...identifiedBlocks],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: () => null,
          renderHTML: ({ id }) => (typeof id === 'string' && id !== '' ? { 'data-block': id } : {}),
        },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { transformPasted: slice => new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd) },
      appendTransaction: (transactions, _before, after) => {
        const edits = transactions.filter(isLocalEdit)
        return edits.length > 0 ? tidy(after.tr, edits, randomToken) : null
      },
    }),
  ],
})
