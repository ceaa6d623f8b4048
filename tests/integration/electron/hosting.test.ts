import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import * as Y from 'yjs'
import type { Outcome } from '#shared/base/errors'
import type { HostingStatus } from '#shared/platform/hosting'
import { openStatements } from '#shared/statements/statementSet'
import { documentName } from '#shared/workspace/documents'
import { startMain } from '../../support/desktopShell'
import { StandInProcess } from '../../support/electronStandIn'
import { freePort } from '../../support/freePort'
import { changeFrame, connect } from '../../support/hostClient'
import { walks } from '../../support/hostileUpdates'
import { founded, generation, hostCertificate } from '../../support/trust'

type Shell = Awaited<ReturnType<typeof startMain>>

/** What is waited for comes at once where nothing else runs. */
const patience = { timeout: 25_000 }

afterEach(() => {
  StandInProcess.port = 0
})

async function status({ ask }: Shell): Promise<HostingStatus> {
  const outcome = (await ask('hosting.status', null)) as Outcome<HostingStatus>
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** Waits until hosting stands as it should. */
const until = (shell: Shell, fits: (now: HostingStatus) => boolean) =>
  vi.waitFor(async () => {
    const now = await status(shell)
    if (!fits(now)) throw new Error(JSON.stringify(now))
    return now
  }, patience)

async function hosting(shell: Shell) {
  await shell.ask('hosting.start', null)
  const { card } = await until(shell, now => now.state === 'on')
  return card!
}

/** A new workspace whose coordinator has connected the host that runs here. */
async function connected({ key, pin, port }: { key: string; pin: string; port: number }) {
  const { workspace, statements, ana } = await founded()
  const address = `wss://localhost:${port}`
  const all = [...statements, await hostCertificate(workspace, ana, { key }, [address], 1, pin)]
  const call = async (known = pin) =>
    connect({ address, host: key, me: ana, statements: await openStatements(workspace, all), pin: known })
  return { workspace, call, draft: documentName(workspace, generation, 'draft') }
}

it('hosts for the office in a process of its own, and tells who is connected', async () => {
  const shell = await startMain()
  expect(await status(shell)).toMatchObject({ state: 'off', card: null, startsByItself: true, failure: null })
  const card = await hosting(shell)
  expect(shell.windows[0]!.webContents.sent).toContainEqual(['hosting.changed'])
  for (const address of card.addresses) expect(address).toMatch(new RegExp(`^wss://.+:${card.port}$`))
  const { workspace, call } = await connected(card)
  // a workspace that nobody named to it is not taken
  await expect(call()).rejects.toMatchObject({ code: 'connection.notServed' })
  await shell.ask('hosting.serve', { workspace })
  const line = await call()
  expect(line.role).toBe('coordinator')
  const { guests } = await until(shell, now => now.guests.length > 0)
  expect(guests).toEqual([{ workspace, member: 'member:ana', name: 'Ana', lines: 1 }])
  line.drop()
  await until(shell, now => now.guests.length === 0)
  const { log } = await status(shell)
  expect(log.join('\n')).toContain('workspace.registered')
  expect(log.join('\n')).not.toContain('Ana')
})

it('is reached only by those who know its certificate, and keeps it', async () => {
  const shell = await startMain()
  const card = await hosting(shell)
  const { workspace, call } = await connected(card)
  await shell.ask('hosting.serve', { workspace })
  await expect(call('A'.repeat(43))).rejects.toThrow(/closed before/)
  expect((await call()).role).toBe('coordinator')
  await shell.ask('hosting.stop', null)
  expect(await status(shell)).toMatchObject({ state: 'off', card: null, failure: null })
  await expect(call()).rejects.toThrow(/ECONNREFUSED/)
  expect(await hosting(shell)).toMatchObject({ key: card.key, pin: card.pin })
})

it('takes any workspace once whoever runs it says so', async () => {
  const shell = await startMain()
  const { call } = await connected(await hosting(shell))
  expect(await shell.ask('hosting.takeAny', { takesAny: true })).toMatchObject({ ok: true, value: { takesAny: true } })
  expect((await call()).role).toBe('coordinator')
})

it('tries large changes where they hold nobody up, takes those that can be applied and ends the others', async () => {
  const shell = await startMain()
  const { workspace, call, draft } = await connected(await hosting(shell))
  await shell.ask('hosting.serve', { workspace })
  const [honest, spoiler] = [await call(), await call()]
  const doc = new Y.Doc({ gc: false })
  await honest.open(draft, doc)
  doc.transact(() => {
    for (let i = 0; i < 6000; i++) doc.getMap('many').set(`key ${i}`, i)
  })
  await honest.received()
  await spoiler.open(draft, new Y.Doc({ gc: false }))
  spoiler.send(changeFrame(draft, walks(400_000)))
  expect(await spoiler.closed).toBe('connection.content')
  doc.getMap('many').set('after', 1)
  await honest.received()
})

it('starts the host again when it dies, with all that it received', async () => {
  StandInProcess.port = await freePort()
  const shell = await startMain()
  const card = await hosting(shell)
  const { workspace, call, draft } = await connected(card)
  await shell.ask('hosting.serve', { workspace })
  const line = await call()
  const doc = new Y.Doc({ gc: false })
  await line.open(draft, doc)
  doc.getText('said').insert(0, 'before the crash')
  await line.received()
  shell.processes[0]!.kill()
  const again = await until(shell, now => now.state === 'on' && now.restartedAt !== null)
  expect(again.card).toEqual(card)
  const found = new Y.Doc({ gc: false })
  await (await call()).open(draft, found)
  expect(found.getText('said').toString()).toBe('before the crash')
})

it('begins again when it is wanted again while it ends, and not when it was then ended once more', async () => {
  const shell = await startMain()
  const { key } = await hosting(shell)
  const ending = shell.ask('hosting.stop', null)
  expect(await shell.ask('hosting.start', null)).toMatchObject({ ok: true, value: { state: 'stopping' } })
  await ending
  expect((await until(shell, now => now.state === 'on')).card).toMatchObject({ key })
  const last = [shell.ask('hosting.stop', null), shell.ask('hosting.start', null), shell.ask('hosting.stop', null)]
  await Promise.all(last)
  expect(await status(shell)).toMatchObject({ state: 'off' })
})

it('gives up on a host that dies again and again, and says so', async () => {
  const shell = await startMain()
  await shell.ask('hosting.start', null)
  let killed = 0
  const { failure } = await vi.waitFor(async () => {
    if (shell.processes.length > killed) shell.processes[killed++]!.kill()
    const now = await status(shell)
    if (now.state !== 'off') throw new Error(now.state)
    return now
  }, patience)
  expect(failure).toEqual({ code: 'host.crashed', facts: {} })
  expect(shell.processes).toHaveLength(4)
})

it('stays at its port and says when another program has it', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, resolve))
  onTestFinished(() => void other.close())
  StandInProcess.port = (other.address() as AddressInfo).port
  const shell = await startMain()
  await shell.ask('hosting.start', null)
  const { failure } = await until(shell, now => now.failure !== null)
  expect(failure).toEqual({ code: 'host.portTaken', facts: { port: StandInProcess.port } })
  expect((await status(shell)).state).toBe('off')
})

it('goes on while the page is loaded again, ends with the program and begins with it again', async () => {
  const first = await startMain()
  const card = await hosting(first)
  first.windows[0]!.emit('closed')
  expect((await status(first)).card).toEqual(card)
  let isHeld = false
  first.app.emit('will-quit', { preventDefault: () => (isHeld = true) })
  expect(isHeld).toBe(true)
  await vi.waitFor(() => expect(first.app.hasQuit).toBe(true), patience)
  isHeld = false
  first.app.emit('will-quit', { preventDefault: () => (isHeld = true) })
  expect(isHeld).toBe(false)

  const second = await startMain(undefined, first.userData)
  expect((await until(second, now => now.state === 'on')).card?.key).toBe(card.key)
  expect(second.dialogs.asked).toBeNull()
})

it('asks before it begins again where the person wants to be asked', async () => {
  const first = await startMain()
  await hosting(first)
  await first.ask('hosting.atStart', { byItself: false })
  first.app.emit('will-quit', { preventDefault: () => undefined })
  await vi.waitFor(() => expect(first.app.hasQuit).toBe(true), patience)

  const second = await startMain(electron => (electron.dialogs.chosen = 0), first.userData)
  await vi.waitFor(() => expect(second.dialogs.asked).toMatch(/again\?$/), patience)
  expect(await status(second)).toMatchObject({ state: 'off', startsByItself: false })
  // and not a second time, since the person said no
  const setting = () => readFile(join(first.userData, 'hosting.json'), 'utf8')
  await vi.waitFor(async () => expect(await setting()).toContain('"isOn":false'), patience)
  const third = await startMain(undefined, first.userData)
  expect(third.dialogs.asked).toBeNull()
})

it('runs from what is built, without installed packages beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-built-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  await cp('out/main', join(folder, 'main'), { recursive: true })
  await cp('package.json', join(folder, 'package.json'))
  const alone = new StandInProcess(join(folder, 'main/host.js'))
  onTestFinished(() => void alone.kill())
  const reports: { is: string }[] = []
  alone.on('message', (report: { is: string }) => reports.push(report))
  const gone = new Promise(resolve => alone.once('exit', resolve))
  alone.postMessage({ do: 'start', data: join(folder, 'data'), port: 0, page: folder, serves: [], takesAny: false })
  await vi.waitFor(() => expect(reports.map(({ is }) => is)).toContain('reached'), patience)
  alone.postMessage({ do: 'end' })
  expect(await gone).toBe(0)
  expect(reports.at(-1)).toEqual({ is: 'ended', isSaved: true })
})
