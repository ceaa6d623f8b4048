import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openStatements } from '#shared/statements/statementSet'
import { documentName, parts } from '#shared/workspace/documents'
import { chance, freshSeed } from '../../support/chance'
import { connect, type HostClient } from '../../support/hostClient'
import { temporaryFolder } from '../../support/hosted'
import { startProgram, type HostProgram } from '../../support/hostProgram'
import { founded, generation, hostCertificate, joined, session, type KeyHolder } from '../../support/trust'

const kills = 20

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: HostProgram | undefined
beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(async () => {
  await running?.kill()
  await folder.remove()
})

it(
  `keeps everything that it said it received when it is killed ${kills} times`,
  { retry: 0, timeout: 600_000 },
  async () => {
    const seed = freshSeed()
    console.log(`killed by seed ${seed}`)
    const random = chance(seed)
    const { workspace, statements, ana } = await founded()
    const members = await Promise.all(['bea', 'cy'].map(name => joined(workspace, ana, name)))
    const first = await startProgram(folder.path)
    running = first
    const all = [
      ...statements,
      ...members.flatMap(member => member.statements),
      await hostCertificate(workspace, ana, first, [first.address]),
    ]
    const received = new Set<string>() // keys of entries, as the host acknowledged the changes that made them
    const filed = new Set<string>()
    let count = 0
    let enough = 0
    let reached = () => undefined as void

    /** Writes as fast as it is acknowledged, until the host dies. */
    async function write(me: KeyHolder): Promise<void> {
      let client: HostClient
      try {
        client = await connect({ ...first, host: first.key, me, statements: await openStatements(workspace, all) })
        const docs = await Promise.all(
          parts.map(async part => {
            const doc = new Y.Doc({ gc: false })
            await client.open(documentName(workspace, generation, part), doc)
            return doc
          }),
        )
        for (;;) {
          const burst = Array.from({ length: 1 + Math.floor(random() * 5) }, () => `key ${++count}`)
          for (const key of burst) docs[count % 2]!.getMap('entries').set(key, count)
          await client.received()
          for (const key of burst) received.add(key)
          if (received.size >= enough) reached()
          if (random() < 0.2) {
            const jws = await session(workspace, me, [count], count)
            await client.state([jws])
            filed.add(jws)
          }
        }
      } catch {
        // the host was killed, which is what this is about
      }
    }

    for (let round = 0; round < kills; round++) {
      if (round > 0) running = await startProgram(folder.path, first.port)
      enough = received.size + 5 + Math.floor(random() * 120)
      const isEnough = new Promise<void>(resolve => (reached = resolve))
      const writing = Promise.all([ana, ...members].map(write))
      await Promise.race([isEnough, writing]) // nobody writes on who was refused: then fewer were received
      await running.kill()
      await writing
    }

    running = await startProgram(folder.path, first.port)
    const reader = await connect({
      ...first,
      host: first.key,
      me: ana,
      statements: await openStatements(workspace, all),
    })
    const found = new Set<string>()
    for (const part of parts) {
      const doc = new Y.Doc({ gc: false })
      await reader.open(documentName(workspace, generation, part), doc)
      for (const key of doc.getMap('entries').keys()) found.add(key)
    }
    expect([...received].filter(key => !found.has(key))).toEqual([])
    const known = reader.statements.texts()
    expect([...filed].filter(jws => !known.includes(jws))).toEqual([])
    expect(received.size).toBeGreaterThan(kills * 5)
    console.log(`${received.size} changes and ${filed.size} statements acknowledged, all there`)
    reader.drop()
  },
)
