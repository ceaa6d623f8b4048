import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { StrategyContent } from '#shared/content/content'
import centres from '../../fixtures/centresActivities.json'
import { indicator, peer, unit, value } from '../../support/builders'
import { meridian } from '../../support/commandLine'
import { anasWorkspace, checkHere, shelf } from '../../support/exchange'
import { joined } from '../../support/trust'
import { openExchange } from '#shared/exchange/mergeInto'
import { unpackExchange } from '#shared/exchange/unpackExchange'
import { bindWorkspace } from '#shared/workspace/workspace'

vi.setConfig({ testTimeout: 120_000 }) // each command starts a program

const sample = 'resources/samples/nilab.meridian'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

const wordText = async (file: string) => (await mammoth.extractRawText({ buffer: await readFile(file) })).value

describe('the sample', () => {
  it('is inspected as canonical JSON', async () => {
    const { code, stdout, stderr } = await meridian('inspect', sample, '--json')
    expect({ code, stderr: oneSentence(stderr) }).toEqual({ code: 0, stderr: '' })
    const content = JSON.parse(stdout) as StrategyContent
    expect(content.profile.institution).toBe('Nilab University')
    expect(Object.keys(content)).toEqual(Object.keys(content).sort()) // RFC 8785
    expect(stdout).not.toMatch(/\n/)
  })

  it('becomes a Word file, twice the same', async () => {
    const [one, two] = [join(folder, 'one.docx'), join(folder, 'two.docx')]
    for (const out of [one, two])
      expect(await meridian('export', sample, '--out', out)).toMatchObject({ code: 0, stdout: '' })
    const hash = async (file: string) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
    expect(await hash(one)).toBe(await hash(two))
    const text = await wordText(one)
    for (const words of [
      'Nilab University',
      'Recognition students can plan with',
      'Sixty-one per cent of full professors',
    ]) {
      expect(text).toContain(words)
    }
  })
})

describe('the activities of four centres', () => {
  it('go from indicator values through a file into inspection and Word', async () => {
    const file = join(folder, 'centres.meridian')
    await writeFile(file, await centresFile())
    const { code, stdout } = await meridian('inspect', file, '--json')
    expect(code).toBe(0)
    const { benchmark } = JSON.parse(stdout) as StrategyContent
    const names = new Map([['own', 'NUST'], ...benchmark.peers.map(({ id, shortName }) => [id, shortName] as const)])
    for (const [name, measure] of [
      ['Activities hosted', 'activities'],
      ['Participants', 'participants'],
    ] as const) {
      const figures = benchmark.indicators.find(entry => entry.name === name)!.values
      expect(
        Object.fromEntries(figures.map(({ institution, value: figure }) => [names.get(institution), figure])),
      ).toEqual(Object.fromEntries(centres.partners.map(partner => [partner.name, partner[measure]])))
      expect(figures.reduce((sum, { value: figure }) => sum + figure!, 0)).toBe(centres.total[measure])
    }
    const out = join(folder, 'centres.docx')
    expect(await meridian('export', file, '--out', out)).toMatchObject({ code: 0, stdout: '' })
    const text = await wordText(out)
    for (const { name, activities, participants } of centres.partners) {
      for (const words of [name, String(activities), String(participants)]) expect(text).toContain(words)
    }
  })
})

/** The table of the centres as a workspace of NUST with the three others as peers. */
async function centresFile(): Promise<Uint8Array> {
  const { replica, pack } = await anasWorkspace()
  const { benchmark, profile, units } = replica
  profile.update({
    institution: 'NUST',
    shortName: 'NUST',
    title: 'International strategy',
    periodStart: 2024,
    periodEnd: 2028,
  })
  units.add(unit({ name: 'International Office' }))
  benchmark.years.update({ first: centres.year, last: centres.year })
  const measures = {
    activities: indicator({ name: 'Activities hosted', unit: 'activities', order: 'a0' }),
    participants: indicator({ name: 'Participants', unit: 'people', order: 'a1' }),
  }
  for (const measure of Object.values(measures)) benchmark.indicators.add(measure)
  for (const { name, ...figures } of centres.partners) {
    const partner = peer({ name, shortName: name, order: `a${name}` })
    if (name !== 'NUST') benchmark.peers.add(partner)
    for (const measure of ['activities', 'participants'] as const) {
      benchmark.values.add(
        value({
          indicator: measures[measure].id,
          institution: name === 'NUST' ? 'own' : partner.id,
          year: centres.year,
          value: figures[measure],
          source: centres.source,
        }),
      )
    }
  }
  return pack()
}

describe('merging', () => {
  it('makes one file of several, the same in any order, that holds what all of them hold', async () => {
    const { workspace, statements, ana, pack } = await anasWorkspace()
    const ben = await joined(workspace, ana, 'ben')
    await statements.add(ben.statements)
    const his = (await openExchange(await unpackExchange(await pack()), checkHere, shelf().keep)).target
    bindWorkspace(his.documents).units.add(unit({ name: 'Registrar' }))
    const [a, b, ab, ba] = ['a', 'b', 'ab', 'ba'].map(name => join(folder, `${name}.meridian`)) as [
      string,
      string,
      string,
      string,
    ]
    await writeFile(a, await pack())
    await writeFile(
      b,
      await pack({
        documents: his.documents,
        statements: his.statements,
        sender: { member: ben.id, device: ben.device },
      }),
    )
    expect(await meridian('merge', a, b, '--out', ab)).toMatchObject({ code: 0, stdout: '' })
    expect(await meridian('merge', b, ab, '--out', ba)).toMatchObject({ code: 0, stdout: '' })
    expect(await readFile(ba)).toEqual(await readFile(ab))
    const { code, stdout } = await meridian('inspect', ab, '--json')
    expect(code).toBe(0)
    const content = JSON.parse(stdout) as StrategyContent
    expect(content.units.map(({ name }) => name)).toEqual(['Registrar'])
    expect(content.swot).toHaveLength(1)
  })

  it('names the file that may not be merged, in one sentence, and writes nothing', async () => {
    const { pack } = await anasWorkspace()
    const [a, out] = [join(folder, 'own.meridian'), join(folder, 'never.meridian')]
    await writeFile(a, await pack())
    const { code, stdout, stderr } = await meridian('merge', a, sample, '--out', out)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(oneSentence(stderr)).toMatch(/nilab\.meridian: .*different workspaces/)
    expect(await readdir(folder)).not.toContain('never.meridian')
  })
})

describe('wrong input', () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array | null>, RegExp])[] = [
    ['a file that is not there', async () => null, /was not found/],
    ['an empty file', async () => new Uint8Array(), /is empty/],
    ['another kind of file', async () => readFile('package.json'), /not a Meridian file/],
    ['half a file', async () => (await readFile(sample)).subarray(0, 300_000), /not complete/],
    ['a file with a changed part', async () => withByteChanged(await readFile(sample)), /not what its list says/],
  ]
  it.each(cases)('%s is told in one sentence, and nothing is written', async (_, make, sentence) => {
    const bytes = await make()
    const file = join(folder, 'wrong.meridian')
    await rm(file, { force: true })
    if (bytes) await writeFile(file, bytes)
    const before = await readdir(folder)
    const { code, stdout, stderr } = await meridian('export', file, '--out', join(folder, 'wrong.docx'))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(oneSentence(stderr)).toMatch(sentence)
    expect(await readdir(folder)).toEqual(before)
  })

  it('a folder is told as one', async () => {
    const { code, stdout, stderr } = await meridian('inspect', folder, '--json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(oneSentence(stderr)).toMatch(/is a folder, not a file\.$/)
  })

  it('a place that cannot be written to is told in one sentence', async () => {
    const { code, stderr } = await meridian('export', sample, '--out', join(folder, 'nowhere', 'a.docx'))
    expect(code).toBe(1)
    expect(oneSentence(stderr)).toMatch(/nowhere.a\.docx: .*could not be written/)
  })

  it('is told alike when inspecting', async () => {
    const { code, stdout, stderr } = await meridian('inspect', 'package.json', '--json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(oneSentence(stderr)).toMatch(/package\.json: .*not a Meridian file/)
  })

  it('a command that does not exist is told how the three are called', async () => {
    const { code, stderr } = await meridian('publish')
    expect(code).toBe(1)
    expect(oneSentence(stderr)).toMatch(/meridian export FILE\.meridian --out FILE\.docx/)
  })

  it('a question for help is answered, and nothing is wrong', async () => {
    const { code, stdout, stderr } = await meridian('--help')
    expect({ code, said: oneSentence(stderr) }).toEqual({ code: 0, said: '' })
    expect(stdout).toMatch(/meridian export FILE\.meridian --out FILE\.docx/)
  })
})

/** What was said, which must be one line, without npm's own warnings about this machine's configuration. */
function oneSentence(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line !== '' && !line.startsWith('npm warn'))
  expect(lines.length).toBeLessThanOrEqual(1)
  return lines[0] ?? ''
}

/** A picture stands stored in the file, so a byte changed in its middle breaks its hash and nothing else. */
function withByteChanged(file: Uint8Array): Uint8Array {
  const copy = new Uint8Array(file)
  copy[100_000] = copy[100_000]! ^ 1
  return copy
}
