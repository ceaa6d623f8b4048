import type { Mark, Node as ProseNode, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { isPlain } from './conforms'
import { deltaOf, isObject, markName } from './survey'

/**
 * The text of a fragment as a node of `schema`, for showing. Unlike the binding's own reader it never writes: what does not
 * fit the rules is built all the same, and what the schema has no name for is left out.
 */
export function readNode(fragment: Y.XmlFragment, schema: Schema): ProseNode {
  return schema.topNodeType.create(null, readChildren(fragment, schema))
}

function readChildren(parent: Y.XmlFragment, schema: Schema): ProseNode[] {
  return parent.toArray().flatMap(child => {
    if (child instanceof Y.XmlText) return readText(child, schema)
    if (!(child instanceof Y.XmlElement)) return []
    const type = schema.nodes[child.nodeName]
    return type ? [type.create(plainOf(child), readChildren(child, schema))] : readChildren(child, schema)
  })
}

/** The attributes that can be drawn: what is none of ours, such as a list, would come out as elements of the page. */
const plainOf = (element: Y.XmlElement) =>
  Object.fromEntries(Object.entries(element.getAttributes()).filter(([, value]) => isPlain(value)))

function readText(text: Y.XmlText, schema: Schema): ProseNode[] {
  return deltaOf(text).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks: readonly Mark[] = Object.entries(attributes).flatMap(([attribute, value]) => {
      const type = schema.marks[markName(attribute)]
      return type ? [type.create(isObject(value) ? value : null)] : []
    })
    return [schema.text(insert, marks)]
  })
}
