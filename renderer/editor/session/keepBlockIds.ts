import * as Y from 'yjs'
import { repairBlockIds } from '#shared/draft/blockIds'
import { incoming } from '#shared/replica/origins'
import { calmly } from '../../workspace/whenIdle'

/**
 * Repairs block ids once now and again, when the page is idle, after changes from elsewhere that may have made twins.
 * Typing here makes none, and is not looked at.
 */
export function keepBlockIds(draft: Y.Doc, fragments: () => Iterable<Y.XmlFragment>): () => void {
  const repair = calmly(() => repairBlockIds(draft, fragments(), incoming), 1000)
  const watch = (transaction: Y.Transaction) => {
    if (transaction.local) return
    for (const type of transaction.changed.keys()) {
      if (type instanceof Y.XmlText || !(type instanceof Y.XmlFragment)) continue
      repair.request()
      return
    }
  }
  draft.on('afterTransaction', watch)
  repair.request()
  return () => {
    draft.off('afterTransaction', watch)
    repair.stop()
  }
}
