import { Mark, markPasteRule, mergeAttributes } from '@tiptap/react'
import { isSafeLink } from '#shared/draft/vocabulary'

const addressInText = /(?:https?:\/\/|mailto:)[^\s<>"]+[^\s<>".,;:!?)\]]/gi

/** A link with nothing but an address, and only one that may leave the program. Opens with Ctrl and a click. */
export const SafeLink = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  addAttributes: () => ({ href: { default: null, parseHTML: anchor => anchor.getAttribute('href') } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: anchor => (isSafeLink(anchor.getAttribute('href')) ? null : false) }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'a',
    isSafeLink(mark.attrs.href)
      ? mergeAttributes(HTMLAttributes, { rel: 'noopener noreferrer nofollow', target: '_blank' })
      : mergeAttributes(HTMLAttributes, { href: null }),
    0,
  ],
  addPasteRules() {
    return [
      markPasteRule({
        type: this.type,
        find: text =>
          [...text.matchAll(addressInText)]
            .filter(([address]) => isSafeLink(address))
            .map(match => ({ text: match[0], index: match.index, data: { href: match[0] } })),
        getAttributes: match => ({ href: (match.data as { href: string }).href }),
      }),
    ]
  },
})
