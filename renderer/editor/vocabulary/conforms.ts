import type { NodeType, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { deltaOf, isObject, markName } from './survey'

const isCount = (value: unknown, most: number) =>
  value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most)

/** What attributes of ours are: anything else would be drawn as elements, see `renderSpec` of ProseMirror. */
export const isPlain = (value: unknown): boolean => !isObject(value)

/** Values that would make the editor fail or grind: other replicas may write anything. */
const allowedValues: Readonly<Record<string, (value: unknown) => boolean>> = {
  colspan: value => isCount(value, 63),
  rowspan: value => isCount(value, 1000),
  start: value => isCount(value, 100_000),
  level: value => value === 1 || value === 2,
}

function textConforms(text: Y.XmlText, schema: Schema): boolean {
  return deltaOf(text).every(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' &&
      Object.entries(attributes).every(([attribute, value]) => {
        const mark = schema.marks[markName(attribute)]
        return mark && (!isObject(value) || Object.keys(value).every(key => key in (mark.spec.attrs ?? {})))
      }),
  )
}

function contentConforms(parent: Y.XmlFragment, type: NodeType, schema: Schema): boolean {
  let match = type.contentMatch
  let lastWasText = false
  for (const child of parent.toArray()) {
    const isText = child instanceof Y.XmlText
    if (isText && child.length === 0) continue
    if (isText && lastWasText) continue
    lastWasText = isText
    const childType = isText
      ? schema.nodes.text
      : child instanceof Y.XmlElement
        ? schema.nodes[child.nodeName]
        : undefined
    const next = childType && match.matchType(childType)
    if (!next) return false
    match = next
  }
  return match.validEnd
}

/** Whether an element and all inside it is something `schema` can hold as it is, without losing or changing any of it. */
export function elementConforms(element: Y.XmlElement | Y.XmlText, schema: Schema): boolean {
  if (element instanceof Y.XmlText) return textConforms(element, schema)
  const type = schema.nodes[element.nodeName]
  if (!type) return false
  const attributes: Record<string, unknown> = element.getAttributes()
  for (const [name, value] of Object.entries(attributes)) {
    const isOurs = Object.hasOwn(type.spec.attrs ?? {}, name)
    if (!isOurs || !isPlain(value) || allowedValues[name]?.(value) === false) return false
  }
  return contentConforms(element, type, schema) && childrenConform(element, schema)
}

function childrenConform(parent: Y.XmlFragment, schema: Schema): boolean {
  return parent
    .toArray()
    .every(child => (child instanceof Y.XmlElement || child instanceof Y.XmlText) && elementConforms(child, schema))
}

/**
 * Whether an editor of `schema` may be bound to the whole fragment: the binding deletes what does not conform, for everybody.
 * An empty fragment conforms; the editor shows an empty paragraph that is written with the first letter.
 */
export function fragmentConforms(fragment: Y.XmlFragment, schema: Schema): boolean {
  return (
    fragment.toArray().every(child => {
      const type = child instanceof Y.XmlElement ? schema.nodes[child.nodeName] : undefined
      return type?.isBlock && schema.topNodeType.contentMatch.matchType(type) !== null
    }) && childrenConform(fragment, schema)
  )
}

/** Whether what `events` changed still conforms; what they did not touch is not looked at again. */
export function changesConform(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], schema: Schema): boolean {
  return events.every(({ target }) => {
    if (target instanceof Y.XmlElement || target instanceof Y.XmlText) return elementConforms(target, schema)
    return target instanceof Y.XmlFragment && fragmentConforms(target, schema)
  })
}
