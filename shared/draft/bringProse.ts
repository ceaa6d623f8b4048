import * as Y from 'yjs'
import { alignment } from '../base/alignment'
import { MeridianError } from '../base/errors'
import { randomToken } from '../base/ids'
import { makingOf, placeIn, sameEdit } from '../replica/sameEdit'

type Node = Y.XmlElement | Y.XmlText
type Parent = Y.XmlFragment | Y.XmlElement

interface Run {
  readonly insert: unknown
  readonly attributes?: Record<string, unknown>
}

/** Far beyond what people write, and short of what would exhaust the stack. */
const deepest = 80

/** What stands in a node; hooks, which no Meridian writes, are left out. */
const nodesIn = (parent: Parent): Node[] =>
  parent
    .toArray()
    .filter(
      (node): node is Node =>
        node instanceof Y.XmlText || (node instanceof Y.XmlElement && !(node instanceof Y.XmlHook)),
    )

const runsOf = (text: Y.XmlText) => text.toDelta() as Run[]
const attributesOf = (element: Y.XmlElement) => element.getAttributes() as Record<string, unknown>
const sorted = (fields: Record<string, unknown>) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))

/** All that a node says, without the ids of blocks if not told otherwise. Throws `file.content` where it nests as nobody writes. */
function said(node: Node, withIds = false, depth = 0): string {
  if (depth > deepest) throw new MeridianError('file.content')
  if (node instanceof Y.XmlText)
    return JSON.stringify(
      runsOf(node).map(({ insert, attributes = {} }) => [
        insert instanceof Y.AbstractType ? 'type' : insert,
        sorted(attributes),
      ]),
    )
  const attributes = sorted(attributesOf(node)).filter(([name]) => withIds || name !== 'id')
  return `<${node.nodeName} ${JSON.stringify(attributes)}>${nodesIn(node)
    .map(child => said(child, withIds, depth + 1))
    .join('')}</>`
}

/** All that a section says, without the ids of blocks: whether two of them differ. Throws `file.content`. */
export const proseSaid = (fragment: Y.XmlFragment): string =>
  nodesIn(fragment)
    .map(node => said(node))
    .join('')

/** What makes a node the same one although it says something else: its kind, and its id where it has one. */
const identity = (node: Node) =>
  node instanceof Y.XmlText ? '#text' : `${node.nodeName} ${String(attributesOf(node)['id'] ?? '')}`

/**
 * A copy to be put elsewhere; types inside a text, which no Meridian writes, are left out. It is made in the same order
 * everywhere, see `sameEdit`.
 */
function copyOf(node: Node): Node {
  if (node instanceof Y.XmlText) {
    const copy = new Y.XmlText()
    copy.applyDelta(
      runsOf(node)
        .filter(({ insert }) => !(insert instanceof Y.AbstractType))
        .map(({ insert, attributes = {} }) => ({ insert, attributes: Object.fromEntries(sorted(attributes)) })),
    )
    return copy
  }
  const copy = new Y.XmlElement(node.nodeName)
  for (const [name, value] of sorted(attributesOf(node))) copy.setAttribute(name, value as string)
  copy.insert(0, nodesIn(node).map(copyOf))
  return copy
}

interface Step {
  readonly retain?: number
  readonly delete?: number
  readonly insert?: string
  readonly attributes?: Record<string, unknown>
}

interface Word {
  readonly word: string
  readonly attributes: Record<string, unknown>
}

/** Words that are put in one after the other: one step for all that look the same, so that nothing stands between them. */
function insertions(words: readonly Word[]): Step[] {
  const steps: { insert: string; readonly attributes: Record<string, unknown> }[] = []
  for (const { word, attributes } of words) {
    const last = steps.at(-1)
    if (last && JSON.stringify(sorted(last.attributes)) === JSON.stringify(sorted(attributes))) last.insert += word
    else steps.push({ insert: word, attributes: Object.fromEntries(sorted(attributes)) })
  }
  return steps
}

/** Brings a text to what another says, word by word, so that what points into the words that stay goes on doing so. */
function bringText(target: Y.XmlText, source: Y.XmlText): void {
  const words = (text: Y.XmlText) =>
    runsOf(text).flatMap(({ insert, attributes = {} }) =>
      (String(insert).match(/\s+|\S+/g) ?? []).map(word => ({
        word,
        attributes,
        key: JSON.stringify([word, sorted(attributes)]),
      })),
    )
  const [now, next] = [words(target), words(source)]
  const keys = (list: typeof now) => list.map(({ key }) => key)
  const [deletions, additions]: [Step[], Step[]] = [[], []]
  let [i, j] = [0, 0]
  for (const [nowAt, nextAt] of [...alignment(keys(now), keys(next)), [now.length, next.length] as const]) {
    const gone = now.slice(i, nowAt).reduce((sum, { word }) => sum + word.length, 0)
    if (gone > 0) deletions.push({ delete: gone })
    additions.push(...insertions(next.slice(j, nextAt)))
    if (nowAt < now.length) for (const steps of [deletions, additions]) steps.push({ retain: now[nowAt]!.word.length })
    ;[i, j] = [nowAt + 1, nextAt + 1]
  }
  if ([...deletions, ...additions].every(step => 'retain' in step)) return
  // by deltas, which count from the beginning: what an index finds depends on what was looked for before
  sameEdit(target.doc!, `text ${makingOf(target)} ${JSON.stringify([deletions, additions])}`, () => {
    target.applyDelta(deletions)
    target.applyDelta(additions)
  })
}

const isPlain = (text: Y.XmlText) => runsOf(text).every(({ insert }) => typeof insert === 'string')

function bringAttributes(target: Y.XmlElement, source: Y.XmlElement): void {
  const [now, next] = [attributesOf(target), attributesOf(source)]
  for (const name of Object.keys(now)) if (!(name in next) && name !== 'id') target.removeAttribute(name)
  for (const [name, value] of Object.entries(next))
    if (name !== 'id' && JSON.stringify(now[name]) !== JSON.stringify(value)) target.setAttribute(name, value as string)
}

/** Brings what stands in `target` to what stands in `source`; `added` hears of every block that is new here. */
function bringNodes(target: Parent, source: Parent, added: (element: Y.XmlElement) => void): void {
  if (nodesIn(target).length < target.length) target.delete(0, target.length) // hooks would spoil the count
  const [now, next] = [nodesIn(target), nodesIn(source)]
  let at = 0
  const put = (nodes: readonly Node[]) => {
    if (nodes.length === 0) return
    const copies = nodes.map(copyOf)
    const key = `nodes ${placeIn(target, at)} ${nodes.map(node => said(node, true)).join('')}`
    sameEdit(target.doc!, key, () => target.insert(at, copies))
    at += copies.length
    for (const copy of copies) if (copy instanceof Y.XmlElement) added(copy)
  }
  const bring = (old: Node, to: Node) => {
    if (old instanceof Y.XmlText && to instanceof Y.XmlText && isPlain(old) && isPlain(to)) bringText(old, to)
    else if (old instanceof Y.XmlElement && to instanceof Y.XmlElement) {
      bringAttributes(old, to)
      bringNodes(old, to, added)
    } else {
      target.delete(at, 1)
      return put([to])
    }
    at++
  }
  /** What stands between two nodes that say the same here and there. */
  const bringBetween = (olds: readonly Node[], nexts: readonly Node[]) => {
    let [i, j] = [0, 0]
    for (const [oldAt, nextAt] of [
      ...alignment(olds.map(identity), nexts.map(identity)),
      [olds.length, nexts.length] as const,
    ]) {
      if (oldAt > i) target.delete(at, oldAt - i)
      put(nexts.slice(j, nextAt))
      if (oldAt < olds.length) bring(olds[oldAt]!, nexts[nextAt]!)
      ;[i, j] = [oldAt + 1, nextAt + 1]
    }
  }
  let [i, j] = [0, 0]
  for (const [nowAt, nextAt] of [
    ...alignment(
      now.map(node => said(node)),
      next.map(node => said(node)),
    ),
    [now.length, next.length] as const,
  ]) {
    bringBetween(now.slice(i, nowAt), next.slice(j, nextAt))
    at++
    ;[i, j] = [nowAt + 1, nextAt + 1]
  }
}

function* elementsIn(parent: Parent): Generator<Y.XmlElement> {
  for (const node of nodesIn(parent)) {
    if (!(node instanceof Y.XmlElement)) continue
    yield node
    yield* elementsIn(node)
  }
}

const idOf = (element: Y.XmlElement): string | undefined => {
  const id = attributesOf(element)['id']
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** Ids of the blocks that stand in these fragments. */
export const blockIdsIn = (fragments: Iterable<Y.XmlFragment>): ReadonlySet<string> =>
  new Set([...fragments].flatMap(fragment => [...elementsIn(fragment)].flatMap(element => idOf(element) ?? [])))

/**
 * Brings the prose of a section to what `source` says, by the smallest edit: blocks that say the same stay as they are, with
 * all that points to them, and so do words inside a block. New blocks keep their ids, so that anchors find them, unless one of
 * them is `taken` elsewhere in the draft. Call it inside a transaction. Throws `file.content` where `source` nests too deep.
 */
export function bringProse(
  target: Y.XmlFragment,
  source: Y.XmlFragment,
  taken: ReadonlySet<string>,
  token: () => string = randomToken,
): void {
  const fresh = new Set<Y.XmlElement>()
  bringNodes(target, source, element => {
    fresh.add(element)
    for (const inside of elementsIn(element)) fresh.add(inside)
  })
  const ids = new Set(taken)
  const elements = [...elementsIn(target)]
  for (const element of elements) if (!fresh.has(element)) ids.add(idOf(element) ?? '')
  for (const element of elements) {
    const id = fresh.has(element) ? idOf(element) : undefined
    if (id !== undefined && ids.has(id)) element.setAttribute('id', token())
    else if (id !== undefined) ids.add(id)
  }
}

/** A copy of a section's prose in a document of its own, to be brought back later. */
export function keptProse(fragment: Y.XmlFragment): Y.XmlFragment {
  const copy = new Y.Doc().getXmlFragment('prose')
  copy.insert(0, nodesIn(fragment).map(copyOf))
  return copy
}
