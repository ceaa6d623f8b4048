import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openStatements } from '#shared/statements/statementSet'
import { documentName } from '#shared/workspace/documents'
import { askToOpen, changeFrame, connect, frameKinds } from '../../support/hostClient'
import { founded, generation, hostCertificate, joined } from '../../support/trust'
import type { ServedHost } from './served'

/** One of those who have the draft open: frames go in and out, nothing is decoded that need not be. */
export interface Line {
  send(frame: Uint8Array): void
  onFrame(listener: (frame: Uint8Array) => void): void
  drop(): void
}

/** People who have one document open at a host. */
export interface Cohort {
  /** Milliseconds from the typing of one letter until the last of them has it. */
  edit(): Promise<number>
  leave(): void
}

/** Those of them who type, in turn. */
const writers = 5
/** After so many milliseconds a change has not arrived. */
const lostMs = 20_000

/** Which letters (Yjs client and clock) a frame brings: under load a host may put some into one. */
function lettersIn(frame: Uint8Array): readonly string[] {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarString(decoder)
  if (decoding.readVarUint(decoder) !== frameKinds.sync || decoding.readVarUint(decoder) !== 2) return []
  const { from, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder))
  return [...from].flatMap(([client, first]) =>
    Array.from({ length: to.get(client)! - first }, (_, n) => `${client} ${first + n}`),
  )
}

/** Opens a document; resolves once the host lets this client have it. */
export const opened = (line: Line, document: string) =>
  new Promise<void>(resolve => {
    line.onFrame(frame => {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarString(decoder)
      if (decoding.readVarUint(decoder) === frameKinds.auth) resolve()
    })
    line.send(askToOpen(document))
  })

async function cohort(lines: readonly Line[], document: string): Promise<Cohort> {
  for (const line of lines) await opened(line, document)
  const waiting = new Map<string, () => void>()
  for (const line of lines) {
    line.onFrame(frame => {
      for (const letter of lettersIn(frame)) waiting.get(letter)?.()
    })
  }
  const typists = lines.slice(0, writers).map(line => {
    const doc = new Y.Doc({ gc: false })
    const text = doc.getText(`text ${lines.indexOf(line)}`)
    const typed = () =>
      new Promise<Uint8Array>(resolve => {
        doc.once('update', resolve)
        text.insert(text.length, 'a')
      })
    return { line, doc, typed }
  })
  let turn = 0
  return {
    edit: async () => {
      const { line, doc, typed } = typists[turn++ % typists.length]!
      const change = await typed()
      const letter = `${doc.clientID} ${Y.getState(doc.store, doc.clientID) - 1}`
      let missing = lines.length - 1
      const start = performance.now()
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${missing} of ${lines.length} never got a change`)), lostMs)
        waiting.set(letter, () => {
          if (--missing > 0) return
          clearTimeout(late)
          waiting.delete(letter)
          resolve(performance.now() - start)
        })
        line.send(changeFrame(document, change))
      })
    },
    leave: () => {
      for (const line of lines) line.drop()
    },
  }
}

/** So many people of one workspace at our host, each with certificates of their own. */
export async function atOurHost({ port, key }: ServedHost, people: number): Promise<Cohort> {
  const address = `ws://127.0.0.1:${port}`
  const { workspace, statements, ana } = await founded()
  const others = await Promise.all(Array.from({ length: people - 1 }, (_, n) => joined(workspace, ana, `m${n}`)))
  const all = [
    ...statements,
    ...others.flatMap(person => person.statements),
    await hostCertificate(workspace, ana, { key }, [address]),
  ]
  const lines: Line[] = []
  for (const me of [ana, ...others])
    lines.push(await connect({ address, host: key, me, statements: await openStatements(workspace, all) }))
  return cohort(lines, documentName(workspace, generation, 'draft'))
}

/** One of those at a bare relay. */
export async function bareLine({ port }: Pick<ServedHost, 'port'>): Promise<Line> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    send: frame => socket.send(frame),
    onFrame: listener => void socket.on('message', (data: Buffer, isBinary) => (isBinary ? listener(data) : undefined)),
    drop: () => socket.terminate(),
  }
}

/** As many at a bare relay. */
export async function atBareHost(host: ServedHost, people: number): Promise<Cohort> {
  return cohort(await Promise.all(Array.from({ length: people }, () => bareLine(host))), `draft of ${people}`)
}
