import { Extension } from '@tiptap/react'
import { Plugin } from '@tiptap/pm/state'

/** Marks an editor without text, so that a hint can stand in it. */
export const MarkEmpty = Extension.create({
  name: 'markEmpty',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        attributes: ({ doc }): Record<string, string> =>
          doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
            ? { class: 'isEmpty' }
            : {},
      },
    }),
  ],
})
