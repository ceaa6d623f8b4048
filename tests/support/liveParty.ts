import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import type { Readable } from '#shared/base/readable'
import { openStatements } from '#shared/statements/statementSet'
import { liveClient, type LiveClient, type LiveNeeds } from '#shared/sync/client/liveClient'
import { noContact } from '#shared/sync/client/liveStatus'
import { dialWith, type Machine } from '#shared/sync/client/machine'
import { emptyDocuments } from '#shared/workspace/documents'
import { bindWorkspace, type Workspace } from '#shared/workspace/workspace'
import type { BadLine } from './badLine'
import type { Office } from './hosted'
import { generation, type KeyHolder } from './trust'

/** The machine these tests run on. */
export const thisMachine: Machine = {
  dial: dialWith(WebSocket),
  now: Date.now,
  elapsed: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

/** This machine with a bad connection: it reaches any host through `line`. */
export const behind = ({ port }: Pick<BadLine, 'port'>): Machine => ({
  ...thisMachine,
  dial: (address, events) => thisMachine.dial(address.replace(/:\d+$/, `:${port}`), events),
})

/** A machine whose time only passes when a test says so; its sockets are real. */
export function slowMachine(): Machine & { pass(ms: number): void; readonly pauses: readonly number[] } {
  let time = 0
  const due = new Set<{ readonly at: number; readonly task: () => void }>()
  const pauses: number[] = []
  return {
    ...thisMachine,
    now: () => time,
    elapsed: () => time,
    random: () => 0.5,
    pauses,
    after: (delayMs, task) => {
      pauses.push(delayMs)
      const entry = { at: time + delayMs, task }
      due.add(entry)
      return () => due.delete(entry)
    },
    pass: ms => {
      const end = time + ms
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        due.delete(next)
        time = Math.max(time, next.at)
        next.task()
      }
      time = end
    },
  }
}

/** Somebody with documents of their own and the client of the product. */
export interface Party extends LiveClient {
  readonly workspace: Workspace
  readonly needs: LiveNeeds
  readonly kept: readonly string[]
  end(): void
}

/** Opens the workspace of an office for one of its people, live. */
export async function party(office: Office, me: KeyHolder, also: Partial<LiveNeeds> = {}): Promise<Party> {
  const documents = also.documents ?? emptyDocuments()
  const awareness = new Awareness(documents.draft)
  const kept: string[] = []
  const needs: LiveNeeds = {
    machine: thisMachine,
    statements: also.statements ?? (await openStatements(office.workspace, office.statements)),
    member: me.id,
    device: me.device,
    documents,
    generation,
    awareness,
    blobs: { names: async () => [], read: async () => undefined },
    isNewer: false,
    before: noContact,
    keep: async statements => void kept.push(...statements.map(({ jws }) => jws)),
    ...also,
  }
  const client = liveClient(needs)
  return {
    ...client,
    workspace: bindWorkspace(documents),
    needs,
    kept,
    end: () => {
      client.stop()
      awareness.destroy()
    },
  }
}

/** Resolves when what is read fits. */
export function until<T>({ read, subscribe }: Readable<T>, fits: (value: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    let stop = () => undefined as void
    const look = () => {
      const value = read()
      if (!fits(value)) return false
      stop()
      resolve(value)
      return true
    }
    if (!look()) stop = subscribe(look)
  })
}
