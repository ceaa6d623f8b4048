import * as Y from 'yjs'
import { incoming } from '#shared/replica/origins'
import { createDocuments, emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'

/** Somebody with a replica of their own. */
export type Replica = Workspace & { readonly documents: Documents }

type Cohort<N extends string> = Readonly<Record<N, Replica>> & {
  /** Everybody tells everybody everything. */
  readonly meet: () => void
  /** `from` tells `to` everything, and hears nothing. */
  readonly tell: (from: N, to: N) => void
}

/** People with replicas of one workspace, apart until they meet. Their Yjs clients are 1, 2, 3, so that runs can be repeated. */
export function cohort<N extends string>(...names: readonly N[]): Cohort<N> {
  const documents = new Map<N, Documents>()
  names.forEach((name, index) => {
    const clients = { record: index + 1, draft: index + 1 }
    const made = index === 0 ? createDocuments(() => 'G'.repeat(16), clients).documents : emptyDocuments()
    for (const part of parts) made[part].clientID = clients[part]
    documents.set(name, made)
  })
  const tell = (from: N, to: N) => {
    for (const part of parts) {
      const [source, target] = [documents.get(from)![part], documents.get(to)![part]]
      Y.applyUpdate(target, Y.encodeStateAsUpdate(source, Y.encodeStateVector(target)), incoming)
    }
  }
  const meet = () => {
    for (const from of names) for (const to of names) if (from !== to) tell(from, to)
  }
  meet()
  const people = names.map(name => [name, { ...bindWorkspace(documents.get(name)!), documents: documents.get(name)! }])
  return { ...(Object.fromEntries(people) as Record<N, Replica>), meet, tell }
}
