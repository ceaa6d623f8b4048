import { Node } from '@tiptap/react'
import type { ProseWords } from './words'

/** A decision to be taken, set off from the text: what the approving body is asked to resolve. */
export const Decision = Node.create<{ readonly words: ProseWords }>({
  name: 'decision',
  group: 'block',
  content: 'block*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-decision]', contentElement: '[data-decision-body]' }],
  renderHTML({ HTMLAttributes }) {
    return [
      'div',
      { ...HTMLAttributes, class: 'decision', 'data-decision': '' },
      ['div', { class: 'decisionLabel', contenteditable: 'false' }, this.options.words.decision],
      ['div', { 'data-decision-body': '' }, 0],
    ]
  },
})
