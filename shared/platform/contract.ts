import { z } from 'zod'
import { errorCodes, type Outcome } from '../base/errors'
import { readable } from '../base/line'
import { CertificatePin, HostAddress, mostAddresses } from '../base/hostAddress'
import { HostedWorkspace, HostingStatus } from './hosting'
import { InviteToken } from './inviteLink'

/** Largest file that may cross the bridge, in bytes. */
export const bridgeFileLimit = 512 * 1024 * 1024

const Bytes = z.custom<Uint8Array>(
  value => value instanceof Uint8Array && value.byteLength <= bridgeFileLimit,
  'not bytes, or too many',
)
const FileName = z.string().min(1).max(200)

/** Which files an open dialog offers. */
export const FileKind = z.enum(['meridian', 'joining', 'picture'])
export type FileKind = z.infer<typeof FileKind>

const OpenedFile = z.object({ name: FileName, bytes: Bytes })

/** A name under which a key pair rests in the keychain. */
export const KeyName = z.string().regex(/^[A-Za-z0-9:._-]{1,120}$/)

/** The name of a log of the journal; main reads what it says. */
const LogName = z.string().min(1).max(200)
/** Most bytes and most records that cross the bridge to the journal at once. */
export const journalLimits = { bytes: 128 * 1024 * 1024, records: 10_000 } as const
const Record = Bytes.refine(({ byteLength }) => byteLength <= journalLimits.bytes, 'too many bytes')
const Records = z
  .array(Bytes)
  .max(journalLimits.records)
  .refine(
    records => records.reduce((sum, { byteLength }) => sum + byteLength, 0) <= journalLimits.bytes,
    'too many bytes',
  )

/** A host with a certificate of its own, as a verified invite or statement names it. */
const PinnedHost = z.strictObject({ addresses: z.array(HostAddress).max(mostAddresses), pin: CertificatePin })
export type PinnedHost = z.infer<typeof PinnedHost>

/** Names a backup: its workspace's folder and the file in it. Main reads only what it wrote under such a name. */
const BackupPath = z.string().max(300)

/** Copies of workspaces as exchange files in a folder that a person can see. */
const BackupsStanding = z.object({
  folder: z.string(),
  /** Newest first; `path` names one below the folder. */
  files: z.array(z.object({ label: z.string(), path: BackupPath, at: z.int(), size: z.int().nonnegative() })),
  /** Why the last one could not be written, or null. */
  failure: z.enum(errorCodes).nullable(),
})
export type BackupsStanding = z.infer<typeof BackupsStanding>

/** What a shared folder is known by, and no more: where it is, main alone remembers. */
const SharedFolder = z.object({ name: z.string() })
/** A path inside a shared folder, names joined by `/`; main refuses what would leave the folder. */
const FolderPath = z.string().max(400)
const InFolder = { workspace: HostedWorkspace, path: FolderPath }
/** Largest file that crosses the bridge to or from a shared folder, in bytes. */
export const folderFileLimit = 128 * 1024 * 1024
const FolderBytes = Bytes.refine(({ byteLength }) => byteLength <= folderFileLimit, 'too many bytes')

const Seat = z.string().regex(/^[a-z0-9]{8}$/)
/** Somebody who uses this account besides the first person, see `seat.ts`. */
export const PersonHere = z.strictObject({ seat: Seat, name: z.string().min(1).max(200).overwrite(readable) })
export type PersonHere = z.infer<typeof PersonHere>

/** Everything the page may ask of the machine; Channel, Asks and Gives are read off it. Main parses each request. */
export const contract = {
  'files.save': { asks: z.object({ name: FileName, bytes: Bytes }), gives: z.string().nullable() },
  'files.open': { asks: z.object({ kind: FileKind }), gives: OpenedFile.nullable() },
  /** The file the program was started with or that was double-clicked since; each is given once. */
  'files.waiting': { asks: z.null(), gives: OpenedFile.nullable() },
  'links.open': { asks: z.object({ url: z.string().max(2000) }), gives: z.null() },
  /** Names of the key pairs that this person has in the keychain; none where there is no keychain here. */
  'keys.list': { asks: z.null(), gives: z.array(KeyName) },
  /** Private keys as JWK text, encrypted at rest by the operating system. `null`: no keychain here, or no such key. */
  'keys.load': { asks: z.object({ name: KeyName }), gives: z.string().nullable() },
  /** Gives whether there is a keychain that took it. */
  'keys.keep': { asks: z.object({ name: KeyName, jwk: z.string().max(2000) }), gives: z.boolean() },
  'keys.forget': { asks: z.object({ name: KeyName }), gives: z.null() },
  /** Names of all logs of the journal. */
  'journal.list': { asks: z.null(), gives: z.array(LogName) },
  /** Records of a log from the one with this number on, and the number to ask for next; null at the end. */
  'journal.read': {
    asks: z.strictObject({ name: LogName, from: z.int().nonnegative() }),
    gives: z.object({ records: z.array(Bytes), next: z.int().nullable() }),
  },
  /** Answered when the records are on disk. */
  'journal.append': { asks: z.strictObject({ name: LogName, records: Records }), gives: z.null() },
  /** Puts one record in the place of all that the log had. */
  'journal.checkpoint': { asks: z.strictObject({ name: LogName, record: Record }), gives: z.null() },
  /** Removes all logs of a workspace. */
  'journal.forget': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: z.null() },
  /** All backups, or those of one workspace. */
  'backups.list': { asks: z.strictObject({ workspace: HostedWorkspace.nullable() }), gives: BackupsStanding },
  /** The bytes of one of them. */
  'backups.read': { asks: z.strictObject({ path: BackupPath }), gives: OpenedFile },
  /** Writes one and removes the oldest of the same workspace. */
  'backups.keep': {
    asks: z.strictObject({ workspace: HostedWorkspace, label: FileName, bytes: Bytes }),
    gives: z.null(),
  },
  /** When the newest backup of a workspace was made, or null. */
  'backups.newest': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: z.int().nullable() },
  /** Removes all backups of a workspace. */
  'backups.forget': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: z.null() },
  'backups.show': { asks: z.null(), gives: z.null() },
  /** Asks for another folder; what is in the one before stays there. */
  'backups.choose': { asks: z.null(), gives: BackupsStanding },
  /** The folder that a workspace shares with others, or null. */
  'folders.chosen': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: SharedFolder.nullable() },
  /** Asks for one; null when the person changed their mind. */
  'folders.choose': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: SharedFolder.nullable() },
  /** Uses it no longer; what is in it stays there. */
  'folders.forget': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: z.null() },
  'folders.show': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: z.null() },
  /** What is in the chosen folder, and nothing outside it; see `FolderAccess`. */
  'folders.list': {
    asks: z.strictObject(InFolder),
    gives: z.array(z.object({ name: z.string(), kind: z.enum(['file', 'folder']), bytes: z.int().nonnegative() })),
  },
  'folders.read': {
    asks: z.strictObject({ ...InFolder, limitBytes: z.int().nonnegative().max(folderFileLimit) }),
    gives: Bytes,
  },
  'folders.write': { asks: z.strictObject({ ...InFolder, bytes: FolderBytes }), gives: z.null() },
  'folders.remove': { asks: z.strictObject(InFolder), gives: z.null() },
  'people.list': { asks: z.null(), gives: z.array(PersonHere) },
  /** Gives the seat of somebody who uses this account from now on. */
  'people.add': { asks: PersonHere.pick({ name: true }), gives: Seat },
  /** Somebody uses it no longer; their workspaces are removed before. */
  'people.remove': { asks: z.strictObject({ seat: Seat }), gives: z.null() },
  /** Hosts whose own certificates are taken from now on, besides those named before. */
  'hosts.pin': { asks: z.strictObject({ hosts: z.array(PinnedHost).max(64) }), gives: z.null() },
  'hosts.unpin': { asks: z.strictObject({ hosts: z.array(PinnedHost).max(64) }), gives: z.null() },
  /** "Host for my office" on this computer; `hosting.changed` tells that it stands otherwise. */
  'hosting.status': { asks: z.null(), gives: HostingStatus },
  'hosting.start': { asks: z.null(), gives: HostingStatus },
  'hosting.stop': { asks: z.null(), gives: HostingStatus },
  /** Lets it take a workspace that it does not serve yet. */
  'hosting.serve': { asks: z.strictObject({ workspace: HostedWorkspace }), gives: HostingStatus },
  /** Whether it takes workspaces of all who have its line. */
  'hosting.takeAny': { asks: z.strictObject({ takesAny: z.boolean() }), gives: HostingStatus },
  /** Whether it starts with the program without asking. */
  'hosting.atStart': { asks: z.strictObject({ byItself: z.boolean() }), gives: HostingStatus },
  /** The invite link that was opened last, given once. */
  'invites.waiting': { asks: z.null(), gives: InviteToken.nullable() },
} as const satisfies Record<string, { asks: z.ZodType; gives: z.ZodType }>

export type Channel = keyof typeof contract
export type Asks<C extends Channel> = z.infer<(typeof contract)[C]['asks']>
export type Gives<C extends Channel> = z.infer<(typeof contract)[C]['gives']>

/** What main tells the page unasked: that there is something to ask for, and never what. */
export type Notice = 'files.arrived' | 'invites.arrived' | 'hosting.changed'

/** Tells the page of a notice; gives how to stop listening. */
type Listen = (listener: () => void) => () => void

/** What the preload hands to the page as `window.meridian`. */
export type Bridge = { readonly [C in Channel]: (request: Asks<C>) => Promise<Outcome<Gives<C>>> } & {
  /** A file waits in `files.waiting`. */
  readonly onFileWaiting: Listen
  /** An invite waits in `invites.waiting`. */
  readonly onInviteWaiting: Listen
  /** `hosting.status` gives something else than before. */
  readonly onHostingChanged: Listen
}
