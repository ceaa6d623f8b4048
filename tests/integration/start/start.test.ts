import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort } from '../../support/freePort'

let port: number
let address: string
let nowhere: string
const started: { readonly child: ChildProcess; readonly ended: Promise<unknown> }[] = []

beforeEach(async () => {
  port = await freePort()
  address = `http://127.0.0.1:${port}`
  nowhere = await mkdtemp(join(tmpdir(), 'meridian-no-electron-'))
})
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  await rm(nowhere, { recursive: true, force: true })
})

/** `npm start` without the npm around it, on a computer without Electron and without a display. */
function start() {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...environment } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...environment, ELECTRON_OVERRIDE_DIST_PATH: nowhere, MERIDIAN_PORT: String(port) },
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  started.push({ child, ended })
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.includes(text) && resolve()
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`it ended without saying "${text}", but: ${said}`)))
    })
  return { child, ended, says, said: () => said }
}

// elsewhere a display cannot be taken away
const onLinux = it.runIf(process.platform === 'linux')

onLinux('says that there is no Electron, serves the page and ends cleanly with Ctrl-C', async () => {
  const { child, ended, said, says } = start()
  await says(`Meridian runs at ${address}.`)
  expect(said()).toContain('No Electron program can be had on this computer, so Meridian runs in the browser.\n')
  expect(await (await fetch(address)).text()).toContain('<title>Meridian</title>')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(address)).rejects.toThrow()
})

onLinux('leads a second start to the first', async () => {
  const first = start()
  await first.says(`Meridian runs at ${address}.`)
  const second = start()
  expect(await second.ended).toBe(0)
  expect(second.said()).toContain(`Meridian runs already: ${address}\n`)
})

onLinux('stops with a sentence where another program has its port', async () => {
  const other = createServer(socket => socket.destroy())
  await new Promise<void>(resolve => other.listen(port, '127.0.0.1', resolve))
  const { ended, said } = start()
  expect(await ended).toBe(1)
  expect(said()).toMatch(new RegExp(`Another program uses port ${port},.*start Meridian again\\.\n$`))
  await new Promise(resolve => other.close(resolve))
})
