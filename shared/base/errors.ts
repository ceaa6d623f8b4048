/** Every failure the world can cause (disk, files, rights, network). Each code has a sentence in every locale under `errors`. */
export const errorCodes = [
  'bridge.stranger',
  'bridge.request',
  'file.empty',
  'file.tooLarge',
  'file.notMeridian',
  'file.truncated',
  'file.damaged',
  'file.newer',
  'file.unsafeName',
  'file.bomb',
  'file.hash',
  'file.signature',
  'file.content',
  'file.timeout',
  'file.otherGeneration',
  'file.stranger',
  'file.revoked',
  'file.demoted',
  'file.deviceEnded',
  'file.notConfirmed',
  'file.disputed',
  'file.notAllowed',
  'file.otherWorkspace',
  'file.alone',
  'file.notFound',
  'file.folder',
  'file.write',
  'image.unknown',
  'image.tooLarge',
  'image.tooManyPixels',
  'image.unreadable',
  'image.notSaved',
  'image.left',
  'statement.invalid',
  'statement.stranger',
  'restore.otherWorkspace',
  'restore.noText',
  'restore.readOnly',
  'storage.full',
  'storage.unavailable',
  'storage.write',
  'workspace.missing',
  'workspace.newer',
  'workspace.busy',
  'workspace.taken',
  'address.unknown',
  'word.cancelled',
  'word.failed',
  'sample.missing',
  'cli.usage',
  'connection.protocol',
  'connection.otherHost',
  'connection.uncertified',
  'connection.signature',
  'connection.stranger',
  'connection.revoked',
  'connection.changed',
  'connection.otherGeneration',
  'connection.readOnly',
  'connection.content',
  'connection.incomplete',
  'connection.tooLarge',
  'connection.tooMuch',
  'connection.tooMany',
  'connection.crowded',
  'connection.full',
  'connection.notServed',
  'connection.notSaved',
  'connection.ending',
  'connection.lost',
  'statement.incomplete',
  'statement.notAllowed',
  'statement.full',
  'invite.notAnInvite',
  'invite.newer',
  'invite.altered',
  'invite.otherWorkspace',
  'invite.expired',
  'invite.used',
  'invite.withdrawn',
  'invite.notAllowed',
  'invite.noHost',
  'invite.notKnown',
  'invite.ownExpired',
  'invite.ownUsed',
  'invite.ownEnded',
  'people.above',
  'people.notJoined',
  'recovery.notRecovery',
  'recovery.newer',
  'recovery.damaged',
  'recovery.passphrase',
  'folder.gone',
  'folder.missing',
  'folder.denied',
  'folder.full',
  'folder.tooLarge',
  'folder.failed',
  'blob.hash',
  'blob.tooLarge',
  'blob.full',
  'host.usage',
  'host.portTaken',
  'host.data',
  'host.dataBusy',
  'host.tls',
  'host.crashed',
  'host.notSaved',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values named in an error's sentence: file names, sizes, limits. Never secrets and never document text. */
export type ErrorFacts = Readonly<Record<string, string | number>>

/** A failure of the world, told by code, so that each locale can say it and it survives a trip over IPC or a worker. */
export class MeridianError extends Error {
  override readonly name = 'MeridianError'
  constructor(
    readonly code: ErrorCode,
    readonly facts: ErrorFacts = {},
    options?: { cause?: unknown },
  ) {
    super(code, options)
  }
}

/** What crosses a process or worker border instead of a thrown error, whose class would be lost on the way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly facts: ErrorFacts }

/** Runs `work` and turns a `MeridianError` into an outcome. Mistakes of ours are thrown on. */
export async function settle<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof MeridianError) return { ok: false, code: error.code, facts: error.facts }
    throw error
  }
}

/** The value of an outcome. Throws the `MeridianError` it carries. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new MeridianError(outcome.code, outcome.facts)
}
