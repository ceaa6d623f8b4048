import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { newNonce, proveHost, type Meeting } from '#shared/sync/handshake'
import { createDocuments } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { badLine } from '../../support/badLine'
import { unit } from '../../support/builders'
import { changeFrame } from '../../support/hostClient'
import { host, office } from '../../support/hosted'
import { isIn, liveForEach } from '../../support/liveForEach'
import { until } from '../../support/liveParty'
import { founded, hostCertificate, newSigner } from '../../support/trust'

const here = liveForEach()
const { comes } = here

/** What somebody at the place of a host says when called, in a document and a meeting. */
type Saying = (document: string, meeting: Meeting) => string | Uint8Array | Promise<string>

/** A change to a record that adds a unit. */
function foreignUnit(): Uint8Array {
  const { documents } = createDocuments()
  bindWorkspace(documents).units.add(unit({ name: 'Foreign' }))
  return Y.encodeStateAsUpdate(documents.record)
}

/** The proof of a host, by another key than the one it is about. */
async function falseProof(meeting: Meeting): Promise<string> {
  const signature = await proveHost(await newSigner(), meeting)
  return JSON.stringify({ say: 'proof', nonce: meeting.hostNonce, serves: true, signature, statements: [] })
}

describe('a live client among strangers', () => {
  it('gives nothing to a host that no coordinator certified, and takes nothing from it', async () => {
    const stranger = await host({ data: here.freshFolder() })
    const certified = await host({ data: here.freshFolder() })
    const elsewhere = await badLine(() => Number(new URL(stranger.address).port))
    here.office = await office(certified, [`ws://127.0.0.1:${elsewhere.port}`])
    const ana = await comes('ana')
    ana.workspace.units.add(unit())
    expect(await isIn(ana, 'refused')).toMatchObject({ code: 'connection.otherHost' })
    expect(elsewhere.sent()).toBeLessThan(1000) // the wish for a socket and a nonce
    expect(ana.unreceived.read()).toBe(1)
    await elsewhere.close()
    await stranger.close()
    await certified.close()
  })

  it.each([
    ['changes', document => changeFrame(document, foreignUnit())],
    ['statements', async () => JSON.stringify({ say: 'statements', texts: (await founded()).statements.slice(0, 1) })],
    ['a welcome', () => JSON.stringify({ say: 'welcome', role: 'coordinator' })],
    ['the end of their access', () => JSON.stringify({ say: 'refused', code: 'connection.revoked', facts: {} })],
    ['the proof of another key', (_, meeting) => falseProof(meeting)],
  ] as const satisfies readonly (readonly [string, Saying])[])(
    'takes nothing from a computer at the place of the host that sends %s',
    async (_, says: Saying) => {
      let calls = 0
      const impostor = new WebSocketServer({ port: 0, host: '127.0.0.1' })
      await once(impostor, 'listening')
      here.office = await office(here.host, [`ws://127.0.0.1:${(impostor.address() as AddressInfo).port}`])
      const heard: unknown[] = []
      impostor.on('connection', socket =>
        socket.on('message', async message => {
          const hello = JSON.parse(String(message)) as { say: string; nonce: string }
          heard.push(hello.say)
          const meeting = {
            workspace: here.office.workspace,
            host: here.host.key,
            clientNonce: hello.nonce,
            hostNonce: newNonce(),
          }
          socket.send(await says(here.office.document('record'), meeting))
          socket.send(JSON.stringify({ say: 'welcome', role: 'coordinator' }))
          socket.send(changeFrame(here.office.document('record'), foreignUnit()))
          calls++
        }),
      )
      const ana = await comes('ana')
      const known = ana.needs.statements.have().size
      ana.workspace.units.add(unit({ name: 'Registrar' }))
      const now = await until(ana.status, ({ state }) => calls > 0 && (state === 'refused' || state === 'offline'))
      expect(now).not.toMatchObject({ code: 'connection.revoked' })
      expect(ana.workspace.units.read().map(({ name }) => name)).toEqual(['Registrar'])
      expect(ana.needs.statements.have().size).toBe(known)
      expect(ana.contact.read()).toMatchObject({ address: null, lastContact: null, receivedAt: null })
      expect(ana.unreceived.read()).toBe(1)
      expect(new Set(heard)).toEqual(new Set(['hello']))
      for (const socket of impostor.clients) socket.terminate()
      impostor.close()
    },
  )

  it('knows nobody of another workspace', async () => {
    const { workspace, statements, ana } = await founded()
    here.office = {
      ...here.office,
      workspace,
      ana,
      statements: [
        ...statements,
        await hostCertificate(workspace, ana, here.host, [`ws://127.0.0.1:${here.line.port}`]),
      ],
    }
    const stranger = await comes('ana')
    await isIn(stranger, 'connected')
    expect(stranger.workspace.units.read()).toEqual([])
  })
})
