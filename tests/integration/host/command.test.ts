import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { openStatements } from '#shared/statements/statementSet'
import { readHostLine } from '#shared/sync/hostLine'
import { connect } from '../../support/hostClient'
import { founded, hostCertificate } from '../../support/trust'

/** Runs the command over a folder until the test is over, and gives what it told. */
async function run(data: string, ...args: readonly string[]) {
  const command = ['--import', 'tsx', 'server/cli/main.ts', 'host', '--data', data, '--port', '0', ...args]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore'] })
  const gone = new Promise<void>(resolve => child.once('close', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    await gone
  }
  onTestFinished(end)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the host ended: ${said}`)))
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('Ctrl-C')) resolve()
    })
  })
  const line = readHostLine(/^meridian-host .*$/m.exec(said)![0])!
  return { said, line, port: /runs at https:\/\/localhost:(\d+)/.exec(said)![1]!, end }
}

/** A new workspace whose coordinator has connected the host, and how they call it. */
async function connected({ line: { key, pin }, port }: Awaited<ReturnType<typeof run>>) {
  const { workspace, statements, ana } = await founded()
  let revision = 0 // at another port the coordinator certifies the host anew
  const call = async (at: string) => {
    const address = `wss://localhost:${at}`
    const all = [...statements, await hostCertificate(workspace, ana, { key }, [address], ++revision, pin!)]
    return connect({ address, host: key, me: ana, statements: await openStatements(workspace, all), pin: pin! })
  }
  return { workspace, call, first: () => call(port) }
}

it('makes its own certificate, tells all in one line, and takes the workspaces it may', async () => {
  const data = await mkdtemp(join(tmpdir(), 'meridian-command-'))
  onTestFinished(() => rm(data, { recursive: true, force: true, maxRetries: 5 }))
  const host = await run(data, '--own-tls', '--address', 'wss://meridian.example.org')
  expect(host.line.addresses).toEqual(['wss://meridian.example.org'])
  expect((await stat(join(data, 'tls.json'))).mode & 0o077).toBe(0)
  const shown = /certificate: ([\dA-F:]{95})\./.exec(host.said)![1]!.replaceAll(':', '')
  expect(Buffer.from(shown, 'hex').toString('base64url')).toBe(host.line.pin)

  // nobody said which, so it takes the first and no stranger's
  const [ours, next, strangers] = [await connected(host), await connected(host), await connected(host)]
  expect((await ours.first()).role).toBe('coordinator')
  await expect(next.first()).rejects.toMatchObject({
    code: 'connection.notServed',
    facts: { workspace: next.workspace },
  })
  await host.end()

  const again = await run(data, '--own-tls', '--address', 'wss://meridian.example.org', '--allow', next.workspace)
  expect(again.line).toEqual(host.line)
  expect((await ours.call(again.port)).role).toBe('coordinator')
  expect((await next.call(again.port)).role).toBe('coordinator')
  await expect(strangers.call(again.port)).rejects.toMatchObject({ code: 'connection.notServed' })

  // an invite link leads to the page, whose part behind the # never reaches the host
  const page = await new Promise<string>((resolve, reject) => {
    get(`https://localhost:${again.port}/#/join/token`, { rejectUnauthorized: false }, answer => {
      void text(answer).then(resolve, reject)
    }).on('error', reject)
  })
  expect(page).toContain('<title>Meridian</title>')
})
