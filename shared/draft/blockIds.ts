import * as Y from 'yjs'
import { identifiedBlocks } from './vocabulary'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const carriesId = (name: string) => (identifiedBlocks as readonly string[]).includes(name)

/**
 * The id a block gets instead of one it must not keep: 16 letters and digits from the old id and the Yjs item, the same on
 * every replica. Not a secret and no proof of anything: FNV-1a over four lanes.
 */
export function derivedBlockId(old: string, item: { readonly client: number; readonly clock: number }): string {
  const source = `${old}/${item.client}/${item.clock}`
  let id = ''
  for (let lane = 0; lane < 4; lane++) {
    let hash = 0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1)
    for (let at = 0; at < source.length; at++) hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    hash = (hash ^ (hash >>> 13)) >>> 0
    for (let sign = 0; sign < 4; sign++) {
      id += alphabet[hash % 62]!
      hash = Math.floor(hash / 62)
    }
  }
  return id
}

function* identified(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (carriesId(child.nodeName)) yield child
    yield* identified(child)
  }
}

const isBefore = (a: Y.ID, b: Y.ID) => (a.client === b.client ? a.clock < b.clock : a.client < b.client)

/** The blocks that need another id, with that id. */
function needed(fragments: Iterable<Y.XmlFragment>): Map<Y.XmlElement, string> {
  const keepers = new Map<string, Y.XmlElement>()
  const repairs = new Map<Y.XmlElement, string>()
  const replace = (block: Y.XmlElement, old: string) => repairs.set(block, derivedBlockId(old, block._item!.id))
  for (const fragment of fragments) {
    for (const block of identified(fragment)) {
      const id: unknown = block.getAttribute('id')
      if (typeof id !== 'string' || id === '') {
        replace(block, '')
        continue
      }
      const keeper = keepers.get(id)
      if (keeper && isBefore(keeper._item!.id, block._item!.id)) {
        replace(block, id)
        continue
      }
      if (keeper) replace(keeper, id)
      keepers.set(id, block)
    }
  }
  return repairs
}

/**
 * Gives every block of the draft an id of its own: of blocks that share one, the lowest Yjs item keeps it. Concurrent moves,
 * copies and older versions make such twins. What is written depends on nothing but the document, so replicas that repair
 * apart agree when they meet. Writes nothing where all is well; returns how many blocks got a new id.
 */
export function repairBlockIds(doc: Y.Doc, fragments: Iterable<Y.XmlFragment>, origin: unknown): number {
  const repairs = needed(fragments)
  if (repairs.size === 0) return 0
  doc.transact(() => {
    for (const [block, id] of repairs) block.setAttribute('id', id)
  }, origin)
  return repairs.size
}
