import * as Y from 'yjs'

/** Deepest nesting of shared types: many times what prose is read to, and short of what exhausts a stack. */
const deepest = 1000

/** Throws where types of a document stand deeper in one another than anything that Meridian writes; what was deleted is not asked. */
export function requireShallow(doc: Y.Doc): void {
  const depths = new Map<unknown, number>()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentType)) continue
      const way: unknown[] = []
      let type: Y.AbstractType<unknown> | null = struct.content.type
      while (type && !depths.has(type)) {
        way.push(type)
        const parent: unknown = type._item?.parent
        type = parent instanceof Y.AbstractType ? parent : null
        if (way.length > deepest) throw new Error('types are nested without end')
      }
      let depth = type ? depths.get(type)! : 0
      for (const above of way.reverse()) depths.set(above, ++depth)
      if (depth > deepest) throw new Error('types are nested without end')
    }
  }
}
