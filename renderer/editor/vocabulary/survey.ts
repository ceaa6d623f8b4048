import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/** A node of a name this version does not know, as far as its traces in the text tell. */
export interface UnknownNode {
  readonly attributes: Set<string>
  /** Whether it stands inside a paragraph. */
  inline: boolean
  holds: 'nothing' | 'text' | 'blocks'
}

/** What a text holds beyond the vocabulary: written by a newer version, and to be kept. */
export interface Unknown {
  readonly nodes: Map<string, UnknownNode>
  readonly marks: Map<string, Set<string>>
  /** Attributes that known nodes carry besides their own, by node name. */
  readonly nodeAttributes: Map<string, Set<string>>
  /** Likewise for known marks. */
  readonly markAttributes: Map<string, Set<string>>
}

interface Delta {
  readonly insert?: unknown
  readonly attributes?: Record<string, unknown>
}

/** The binding adds a hash to the names of marks that may overlap themselves. */
export const markName = (attribute: string): string => attribute.replace(/--[A-Za-z0-9+/=]{8}$/, '')

export const deltaOf = (text: Y.XmlText): readonly Delta[] => text.toDelta() as Delta[]

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The set under a key, made when missing. */
function at(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key)
  if (known) return known
  const made = new Set<string>()
  map.set(key, made)
  return made
}

export const hasUnknown = ({ nodes, marks, nodeAttributes, markAttributes }: Unknown): boolean =>
  nodes.size + marks.size + nodeAttributes.size + markAttributes.size > 0

/** Looks through `fragment` for nodes, marks and attributes that `schema` does not know. */
export function survey(fragment: Y.XmlFragment, schema: Schema): Unknown {
  const found: Unknown = { nodes: new Map(), marks: new Map(), nodeAttributes: new Map(), markAttributes: new Map() }

  function visitText(text: Y.XmlText): void {
    for (const { attributes = {} } of deltaOf(text)) {
      for (const [attribute, value] of Object.entries(attributes)) {
        const name = markName(attribute)
        const inside = isObject(value) ? Object.keys(value) : []
        const mark = schema.marks[name]
        if (mark) {
          for (const key of inside) if (!(key in (mark.spec.attrs ?? {}))) at(found.markAttributes, name).add(key)
        } else {
          const keys = at(found.marks, name)
          for (const key of inside) keys.add(key)
        }
      }
    }
  }

  function visit(parent: Y.XmlFragment, inside: string | null): void {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) visitText(child)
      if (!(child instanceof Y.XmlElement)) continue
      const name = child.nodeName
      const attributes = Object.keys(child.getAttributes())
      const known = schema.nodes[name]
      if (known) {
        for (const key of attributes) if (!(key in (known.spec.attrs ?? {}))) at(found.nodeAttributes, name).add(key)
      } else {
        const node = found.nodes.get(name) ?? { attributes: new Set(), inline: false, holds: 'nothing' as const }
        found.nodes.set(name, node)
        for (const key of attributes) node.attributes.add(key)
        const holder = inside === null ? undefined : schema.nodes[inside]
        if (holder?.inlineContent ?? (inside !== null && found.nodes.get(inside)?.holds === 'text')) node.inline = true
        const children = child.toArray()
        if (children.some(content => content instanceof Y.XmlText)) node.holds = 'text'
        else if (children.length > 0 && node.holds === 'nothing') node.holds = 'blocks'
      }
      visit(child, name)
    }
  }

  visit(fragment, null)
  return found
}
