import { Node, type Extensions } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { headingLevels } from '#shared/draft/vocabulary'

/** Rules that no merge can break: the binding deletes, for everybody, a node whose content its schema refuses. */
const permissiveContent: Readonly<Record<string, string>> = {
  blockquote: 'block*',
  bulletList: 'listItem*',
  orderedList: 'listItem*',
  listItem: 'block*',
}

/** Section titles are second-level headings on the page, so headings inside a section begin at the third. */
const headingTag = (level: unknown): string => (level === 1 ? 'h3' : 'h4')

const Prose = StarterKit.extend({
  addExtensions() {
    const parts: Extensions = this.parent?.() ?? []
    return parts.map(part => {
      if (!(part instanceof Node)) return part
      const content = permissiveContent[part.name]
      if (part.name === 'orderedList') {
        return part.extend({
          content: content!,
          addAttributes: () => ({ start: { default: 1, parseHTML: list => Number(list.getAttribute('start')) || 1 } }),
        })
      }
      if (part.name === 'heading') {
        return part.extend({
          parseHTML: () =>
            [1, 2, 3]
              .map(depth => ({ tag: `h${depth}`, attrs: { level: 1 } }))
              .concat([4, 5, 6].map(depth => ({ tag: `h${depth}`, attrs: { level: 2 } }))),
          renderHTML: ({ node, HTMLAttributes }) => [
            headingTag(node.attrs.level),
            { dir: 'auto', ...HTMLAttributes },
            0,
          ],
        })
      }
      return content ? part.extend({ content }) : part
    })
  },
})

/** Text, headings, lists, quotations, bold and italic. History and trailing paragraphs belong elsewhere or nowhere. */
export const starter = Prose.configure({
  heading: { levels: [...headingLevels] },
  paragraph: { HTMLAttributes: { dir: 'auto' } },
  dropcursor: { color: 'var(--accent)', width: 2 },
  code: false,
  codeBlock: false,
  horizontalRule: false,
  link: false,
  strike: false,
  trailingNode: false,
  underline: false,
  undoRedo: false,
})
