import { stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { utf8 } from '#shared/base/bytes'
import type { Part } from '#shared/identity/access'
import { packExchange } from '#shared/exchange/packExchange'
import type { Preview } from '#shared/exchange/preview'
import type { Unpacked } from '#shared/exchange/unpackExchange'
import type { FolderStatus } from '#shared/folder/folderStatus'
import type { Statement } from '#shared/statements/statement'
import { openStatements, type StatementSet } from '#shared/statements/statementSet'
import { emptyDocuments, parts, type Documents } from '#shared/workspace/documents'
import { bindWorkspace } from '#shared/workspace/workspace'
import { openJournal } from '../../../electron/main/journal'
import type { Received } from '../../../renderer/workspace/received'
import type { Replica } from '../cohort'
import { outsideHere } from '../exchange'
import { asClient, folderMember, type FolderMember } from '../folderParty'
import type { Office } from '../hosted'
import { party, thisMachine, until, type Party } from '../liveParty'
import { memoryFolder, type MemoryFolder } from '../memoryFolder'
import { generation, type KeyHolder } from '../trust'
import { receivedInMemory } from './receivedInMemory'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A file that was looked into, and not taken in yet. */
interface LookedInto {
  readonly files: readonly Unpacked[]
  readonly preview: Preview
}

/** What is special about somebody's computer. */
interface Computer {
  /** The files of a folder that is shared with others. */
  readonly shared?: Map<string, Uint8Array>
  /** How it reaches a host. */
  readonly machine?: typeof thisMachine
  /** The Yjs client under which it writes after each start; one by chance if not given. */
  readonly nextClient?: () => number
}

/**
 * Somebody with a computer of their own: documents in memory, a journal on the disk, and the product's own ways to others.
 * What was in memory alone is gone when they are killed.
 */
export class Colleague {
  documents!: Documents
  replica!: Replica
  statements!: StatementSet
  /** What the disk, a host or the shared folder acknowledged, of each document. */
  readonly acknowledged: Record<Part, Uint8Array[]> = { record: [], draft: [] }
  private journal: ReturnType<typeof openJournal>
  private unsaved: Record<Part, Uint8Array[]> = { record: [], draft: [] }
  private live: Party | null = null
  private lookedInto: LookedInto[] = []
  /** The folder that is shared with others, as it is reached from here. */
  readonly shared: MemoryFolder
  private sharing!: FolderMember
  private readonly remembered: FolderMember['memory'] = { kept: undefined }

  private constructor(
    readonly me: KeyHolder,
    readonly office: Office,
    private readonly folder: string,
    private readonly computer: Computer,
  ) {
    this.journal = openJournal(folder)
    this.shared = memoryFolder(computer.shared)
  }

  /** Sits down at a new computer, with what `start` has. */
  static async begin(
    me: KeyHolder,
    office: Office,
    folder: string,
    start: Readonly<Record<Part, Uint8Array>>,
    computer: Computer = {},
  ): Promise<Colleague> {
    const one = new Colleague(me, office, folder, computer)
    await one.keepStatements(office.statements)
    for (const part of parts) await one.journal.append({ name: office.document(part), records: [start[part]] })
    await one.start()
    return one
  }

  /** Starts the program over what the disk has. */
  private async start(): Promise<void> {
    this.journal = openJournal(this.folder)
    this.unsaved = { record: [], draft: [] }
    this.lookedInto = []
    this.documents = emptyDocuments()
    if (this.computer.nextClient) asClient(this.documents, this.computer.nextClient())
    for (const part of parts) {
      const { records } = await this.journal.read({ name: this.office.document(part), from: 0 })
      for (const record of records) Y.applyUpdate(this.documents[part], record)
      this.documents[part].on('update', (update: Uint8Array) => void this.unsaved[part].push(update))
    }
    const { records } = await this.journal.read({ name: this.statementsLog, from: 0 })
    this.statements = await openStatements(this.office.workspace, records.map(text))
    this.replica = { ...bindWorkspace(this.documents), documents: this.documents }
    const { documents, statements } = this
    const kept = { documents, statements }
    const changes = {
      keep: (fresh: readonly Statement[]) => this.keepStatements(fresh.map(({ jws }) => jws)),
      flushed: this.save,
      foldAfter: 3,
    }
    const { workspace } = this.office
    this.sharing = folderMember(this.me, this.shared, workspace, kept, changes, this.remembered)
  }

  /** Looks through the shared folder and writes into it; gives how they stand then. */
  async share(): Promise<FolderStatus> {
    const { sync } = this.sharing
    await sync.tryNow()
    const status = sync.status.read()
    if (status.state === 'watching' && status.waitingBytes === 0 && this.mayWrite) this.acknowledgeAll()
    return status
  }

  /** Whoever knows that their access has ended writes for themselves alone: nothing of it goes into files either. */
  get mayWrite(): boolean {
    return this.statements.read().members.get(this.me.id)?.isRevoked === false
  }

  private acknowledgeAll(): void {
    for (const part of parts) this.acknowledged[part].push(Y.encodeStateAsUpdate(this.documents[part]))
  }

  private get statementsLog(): string {
    return `${this.office.workspace}/statements`
  }

  private keepStatements = async (texts: readonly string[]): Promise<void> =>
    void (await this.journal.append({ name: this.statementsLog, records: texts.map(utf8) }))

  /** Brings everything to the disk. */
  save = async (): Promise<void> => {
    for (const part of parts) {
      const records = this.unsaved[part]
      if (records.length === 0) continue
      this.unsaved[part] = []
      await this.journal.append({ name: this.office.document(part), records })
      this.acknowledged[part].push(...records)
    }
  }

  /** Ends without warning, `share` of the way (0 to 1) through a write, and starts again. */
  async kill(share: number): Promise<void> {
    this.leave()
    for (const part of parts) {
      const records = this.unsaved[part]
      const name = this.office.document(part)
      const log = join(this.folder, name.slice('workspace:'.length).replace(`/${part}`, `.${part}.log`))
      const { size } = await stat(log)
      if (records.length > 0) await this.journal.append({ name, records })
      await truncate(log, size + Math.floor(share * ((await stat(log)).size - size)))
    }
    await this.start()
  }

  /** States something, known here and on the disk. */
  async state(jws: string): Promise<void> {
    await this.keepStatements([jws])
    await this.statements.add([jws])
  }

  /** Calls the host, and stays on the line. */
  async arrive(): Promise<void> {
    this.live ??= await party(this.office, this.me, {
      machine: this.computer.machine ?? thisMachine,
      documents: this.documents,
      statements: this.statements,
      keep: statements => this.keepStatements(statements.map(({ jws }) => jws)),
    })
    this.live.tryNow()
  }

  /** Resolves when all of the host is here, and all from here on its disk; `connection.*` when the host does not let us in. */
  async together(): Promise<string> {
    const { live } = this
    if (!live) throw new Error('not on the line')
    // not `unreceived`, which counts changes in words for a person: what only deletes may be none of them
    const isTogether = () => live.atHost.read() === 'all' && live.unreceived.read() === 0
    const told = {
      read: () => {
        const status = live.status.read()
        return status.state === 'refused' ? status.code : isTogether() ? 'together' : ''
      },
      subscribe: (changed: () => void) => {
        const stops = [live.status, live.atHost, live.unreceived].map(each => each.subscribe(changed))
        return () => stops.forEach(stop => stop())
      },
    }
    const outcome = await until(told, state => state !== '')
    if (outcome === 'together' && this.mayWrite) this.acknowledgeAll()
    return outcome
  }

  /** Tries at once to reach a host that was not there. */
  tryNow(): void {
    this.live?.tryNow()
  }

  get isOnTheLine(): boolean {
    return this.live !== null
  }

  /** Leaves without a goodbye. */
  leave(): void {
    this.live?.end()
    this.live = null
  }

  /** All of it as a signed file. */
  pack(): Promise<Uint8Array> {
    return packExchange({
      generation,
      documents: this.documents,
      statements: this.statements,
      blobs: new Map(),
      sender: { member: this.me.id, device: this.me.device },
      at: 1_700_000_000_000,
      app: '0.1.0',
    })
  }

  private received(): Received {
    const { me, documents, statements, save, keepStatements } = this
    const { workspace } = this.office
    return receivedInMemory({ me, workspace, documents, statements, keep: keepStatements, flushed: save })
  }

  /** Looks into a file; what it would change may be another thing by the time it is taken in. */
  async lookInto(file: Uint8Array): Promise<void> {
    const files = await outsideHere.unpack(file)
    this.lookedInto.push({ files, preview: await this.received().preview(files) })
  }

  get hasLookedInto(): boolean {
    return this.lookedInto.length > 0
  }

  /** Takes in what was looked into first. `adopt`: also of people whose access has ended. */
  async take(adopt = false): Promise<void> {
    const next = this.lookedInto.shift()
    if (next) await this.received().take(next.files, next.preview, { file: 'a.meridian', adopt })
  }
}
