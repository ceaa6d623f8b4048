import { spawn } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { get as getSecurely } from 'node:https'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../support/hostClient'
import { codeOf } from '../../support/failure'
import { call, host, office, temporaryFolder } from '../../support/hosted'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => void (folder = await temporaryFolder()))
afterAll(() => folder.remove())

const certificate = () => readFile('tests/fixtures/tls/cert.pem', 'utf8')

const ask = async (address: string, ca?: string) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = ca === undefined ? get(address) : getSecurely(address, { ca })
    asked.on('error', reject).on('response', answer => {
      void text(answer).then(body => resolve({ status: answer.statusCode!, headers: answer.headers, body }))
    })
  })

/** The command, run to its end or to `until` somebody ends it. */
async function command(args: readonly string[], until?: (said: string) => boolean) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', 'host', ...args])
  let said = ''
  let logged = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
    if (until?.(said)) child.kill('SIGTERM')
  })
  child.stderr.on('data', (part: Buffer) => (logged += part.toString()))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, said, logged }
}

describe('what a host shows by http', () => {
  it('is whether it is well, without anything secret', async () => {
    const running = await host({ data: join(folder.path, 'health') })
    await office(running)
    const { status, body, headers } = await ask(`${running.address}/health`)
    expect([status, body]).toEqual([200, '{"ok":true}'])
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/)
    await running.close()
  })

  it('is the page under the policy of both shells, and nothing beside it', async () => {
    const running = await host({ data: join(folder.path, 'page') })
    const page = await ask(running.address)
    expect(page.body).toContain('<title>Meridian</title>')
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect((await ask(`${running.address}/..%2f..%2fpackage.json`)).status).toBe(404)
    expect((await ask(`${running.address}/live`)).status).toBe(404)
    await running.close()
  })

  it('reaches only its own computer without a certificate', async () => {
    const running = await host({ data: join(folder.path, 'plain') })
    const outward = Object.values(networkInterfaces())
      .flat()
      .find(each => each?.family === 'IPv4' && !each.internal)
    const port = new URL(running.address).port
    expect(new URL(running.address).hostname).toBe('127.0.0.1')
    if (outward)
      await expect(ask(`http://${outward.address}:${port}/health`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await running.close()
  })

  it('comes by TLS with a certificate, and so do connections', async () => {
    const ca = await certificate()
    const running = await host({
      data: join(folder.path, 'tls'),
      tls: { cert: ca, key: await readFile('tests/fixtures/tls/key.pem') },
    })
    expect(running.address).toMatch(/^https:/)
    expect((await ask(`${running.address}/health`, ca)).body).toBe('{"ok":true}')
    const team = await office(running)
    const address = running.address.replace('https', 'wss')
    const calling = { address, host: running.key, me: team.ana, statements: await team.known() }
    expect((await connect({ ...calling, ca })).role).toBe('coordinator')
    await expect(connect(calling)).rejects.toThrow(/self-signed/)
    await running.close()
  })
})

describe('a start', () => {
  it('is refused with a sentence where the port or the folder is taken, or the certificate is none', async () => {
    const data = join(folder.path, 'first')
    const running = await host({ data })
    const port = Number(new URL(running.address).port)
    expect(await codeOf(() => host({ data }))).toBe('host.dataBusy')
    expect(await codeOf(() => host({ data: join(folder.path, 'second'), port }))).toBe('host.portTaken')
    expect(await codeOf(() => host({ data: join(folder.path, 'second'), tls: { cert: 'x', key: 'y' } }))).toBe(
      'host.tls',
    )
    await writeFile(join(folder.path, 'file'), '')
    expect(await codeOf(() => host({ data: join(folder.path, 'file') }))).toBe('host.data')
    await running.close()
  })

  it('keeps the key of the host from other users, and through the next start', async () => {
    const data = join(folder.path, 'key')
    const first = await host({ data })
    await first.close()
    expect((await stat(join(data, 'host.key.json'))).mode & 0o077).toBe(0)
    const second = await host({ data })
    expect(second.key).toBe(first.key)
    await second.close()
  })
})

describe('the command', () => {
  it('tells address and key, serves until it is ended, and ends cleanly', async () => {
    const data = join(folder.path, 'command')
    const { code, said, logged } = await command(['--port', '0', '--data', data], all => all.includes('Ctrl-C'))
    expect(code).toBe(0)
    expect(said).toMatch(
      /^Meridian's host runs at http:\/\/127\.0\.0\.1:\d+\. .*\n[^]*meridian-host [^]*key.*: [\w-]{43}\.\n.*Ctrl-C/,
    )
    expect(said).toContain('Everything it received is on disk.')
    const events = logged
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { event: string }).event)
    expect(events).toEqual(['host.started', 'host.stopped'])
  })

  it.each([
    [['--port', 'x'], 'Usage: meridian host'],
    [['--port', '70000'], 'Usage: meridian host'],
    [['--strange'], 'Usage: meridian host'],
    [['--tls-cert', 'tests/fixtures/tls/cert.pem'], 'Usage: meridian host'],
    [['--tls-cert', 'none.pem', '--tls-key', 'none.pem'], 'The certificate or its key cannot be used.'],
  ])('refuses %j with one sentence and exit code 1', async (args, sentence) => {
    const { code, said, logged } = await command([...args, '--data', join(folder.path, 'wrong')])
    expect([code, said]).toEqual([1, ''])
    expect(logged).toContain(sentence)
    expect(logged.trim().split('\n')).toHaveLength(1)
  })

  it('refuses a taken port', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const { code, logged } = await command(['--port', String(port), '--data', join(folder.path, 'taken')])
    expect(code).toBe(1)
    expect(logged).toContain(`port ${port}`)
    other.close()
  })
})

it('lets a connection go quietly when it is ended', async () => {
  const running = await host({ data: join(folder.path, 'quiet') })
  const team = await office(running)
  const line = await call(running, team, team.ana)
  expect(await running.close()).toBe(true)
  expect(await line.closed).toBe('connection.ending')
  expect(running.connections()).toBe(0)
})
