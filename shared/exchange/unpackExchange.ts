import { sha256 } from '../base/bytes'
import { MeridianError } from '../base/errors'
import type { Part } from '../identity/access'
import { readStatement, type Statement } from '../statements/statement'
import { readArchive } from './archive'
import { blobHash, entries } from './entries'
import { readManifest, type Manifest } from './manifest'

/** An exchange file whose archive, hashes and signatures hold. Its updates are not decoded yet: `mergeInto` does that. */
export interface Unpacked {
  readonly manifest: Manifest
  /** The whole state of both documents as Yjs updates (V1); null in a file from somebody who may not write them. */
  readonly documents: Readonly<Record<Part, Uint8Array>> | null
  readonly statements: readonly Statement[]
  /** By SHA-256, each checked against its name. */
  readonly blobs: ReadonlyMap<string, Uint8Array>
}

/**
 * Reads a `.meridian` file from outside, whole or not at all. Throws `file.*` by what is wrong with it, `statement.invalid`
 * and `statement.stranger` where a statement in it is forged or belongs to another workspace.
 */
export const unpackExchange = async (bytes: Uint8Array): Promise<Unpacked> => unpackEntries(readArchive(bytes))

/** As `unpackExchange`, from the entries of the archive. */
export async function unpackEntries(entriesOfFile: ReadonlyMap<string, Uint8Array>): Promise<Unpacked> {
  const contents = new Map(entriesOfFile)
  const json = contents.get(entries.manifest)
  const signature = contents.get(entries.signature)
  if (!json) throw new MeridianError('file.notMeridian')
  const manifest = await readManifest(json, signature ?? new Uint8Array())
  contents.delete(entries.manifest)
  contents.delete(entries.signature)
  await requireListed(contents, manifest)

  const [record, draft] = [contents.get(entries.document('record')), contents.get(entries.document('draft'))]
  const statements = contents.get(entries.statements)
  if (!statements || Boolean(record) !== Boolean(draft)) throw new MeridianError('file.damaged')
  const blobs = [...contents].flatMap(([name, content]) => {
    const hash = blobHash(name)
    return hash ? [[hash, content] as const] : []
  })
  return {
    manifest,
    documents: record && draft ? { record, draft } : null,
    statements: await readStatements(statements, manifest),
    blobs: new Map(blobs),
  }
}

/** Throws unless the file holds exactly what its manifest lists, each part with its size and SHA-256. */
async function requireListed(contents: ReadonlyMap<string, Uint8Array>, { parts }: Manifest): Promise<void> {
  const listed = new Set(parts.map(({ path }) => path))
  if (listed.size !== parts.length || [...contents.keys()].some(name => !listed.has(name)))
    throw new MeridianError('file.damaged')
  for (const { path, sha256: expected, bytes } of parts) {
    const content = contents.get(path)
    if (!content) throw new MeridianError('file.damaged')
    const isNamedSo = (blobHash(path) ?? expected) === expected
    if (content.length !== bytes || !isNamedSo || (await sha256(content)) !== expected)
      throw new MeridianError('file.hash')
  }
}

function readStatements(bytes: Uint8Array, { workspace }: Manifest): Promise<readonly Statement[]> {
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter(line => line !== '')
  return Promise.all(lines.map(jws => readStatement(jws, workspace)))
}
