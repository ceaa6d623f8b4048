import * as Y from 'yjs'

const mirrors = new WeakMap<Y.Doc, Y.Doc>()

/**
 * A copy of `draft` that hears everything and tells nothing: what views of people who may not write are bound to, because
 * even an editor in which nobody types may write. Ids in it are those of `draft`, so a position in one is one in the other.
 */
export function mirrorOf(draft: Y.Doc): Y.Doc {
  const known = mirrors.get(draft)
  if (known) return known
  const mirror = new Y.Doc({ gc: false })
  Y.applyUpdate(mirror, Y.encodeStateAsUpdate(draft))
  draft.on('update', update => Y.applyUpdate(mirror, update))
  draft.on('destroy', () => mirror.destroy())
  mirrors.set(draft, mirror)
  return mirror
}
