import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from 'vite'
import { openJournal } from '../../../electron/main/journal'
import { chance, freshSeed } from '../../support/chance'
import { temporaryFolder } from '../../support/hosted'

const kills = 50
const name = `workspace:${'w'.repeat(43)}/${'G'.repeat(16)}/draft`

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
  // built once, so that each of the many starts is quick
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'tests/support/journalWriter.ts', outDir: join(folder.path, 'program'), emptyOutDir: true },
  })
})
afterAll(() => folder.remove())

/** What a start of the program finds: the numbers of the last checkpoint and those appended since. */
async function numbers(data: string): Promise<number[]> {
  const { records } = await openJournal(data).read({ name, from: 0 })
  return records.flatMap(record => JSON.parse(new TextDecoder().decode(record)) as number[])
}

/** Lets a program write on behind `first` until it said `enough` and some microseconds more; gives the last number it named. */
async function writeUntilKilled(data: string, first: number, every: number, enough: number, random: () => number) {
  const child = spawn(
    process.execPath,
    [join(folder.path, 'program', 'journalWriter.js'), data, name, String(first), String(every)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const gone = new Promise(resolve => child.once('close', resolve))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => code !== null && reject(new Error(`the writer ended with ${code}`)))
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.split('\n').length > enough) resolve()
    })
  })
  // somewhere in the middle of a write, which takes about as long as a few thousand rounds
  for (let rounds = Math.floor(random() * 300_000); rounds > 0; rounds--) Math.sqrt(rounds)
  child.kill('SIGKILL')
  await gone
  return said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number).at(-1)!
}

it(
  `has everything that it acknowledged after ${kills} kills, in order and once`,
  { retry: 0, timeout: 600_000 },
  async () => {
    const seed = freshSeed()
    console.log(`killed by seed ${seed}`)
    const random = chance(seed)
    const data = join(folder.path, 'journal')
    let first = 0
    for (let kill = 0; kill < kills; kill++) {
      const every = 2 + Math.floor(random() * 10)
      const last = await writeUntilKilled(data, first, every, 1 + Math.floor(random() * 20), random)
      const found = await numbers(data)
      expect(found, `kill ${kill} of seed ${seed}`).toEqual(found.map((_, at) => at))
      expect(found.length, `kill ${kill} of seed ${seed}`).toBeGreaterThan(last)
      first = found.length
    }
  },
)
