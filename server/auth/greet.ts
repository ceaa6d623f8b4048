import { MeridianError, type ErrorCode } from '#shared/base/errors'
import type { Id } from '#shared/base/ids'
import type { PublicKey, Signer } from '#shared/identity/keys'
import type { WorkspaceId } from '#shared/identity/workspaceId'
import { chainOf } from '#shared/statements/chain'
import { newNonce, proveHost, provedDevice, type Meeting } from '#shared/sync/handshake'
import { ClientWord, readWord, wordsVersion, type HostWord } from '#shared/sync/words'
import type { Refusal } from './enrolments'
import { isOfInvite } from './filing'
import type { ServedWorkspace, Workspaces } from './workspaces'

/** Who came in through a greeting. */
export interface Greeted {
  readonly workspace: ServedWorkspace
  readonly member: Id<'member'>
  readonly device: PublicKey
  /** Statements that were new to the host, to be handed on. */
  readonly fresh: readonly string[]
}

/** What a greeting needs. */
export interface GreetingNeeds {
  readonly host: Signer
  readonly workspaces: Workspaces
  /**
   * Counts an answer, whose statements are weighed against all that are here, and says whether that is not too much. `member`
   * is null for a computer that is not known to be anybody's.
   */
  mayAnswer(workspace: WorkspaceId, member: Id<'member'> | null): boolean
  send(word: HostWord): void
}

/**
 * The greeting of one connection: the host proves itself first, then the client. Feed it the client's words one after
 * another; it gives null until the client has proved itself. Throws `connection.*`.
 */
export function greeting({ host, workspaces, mayAnswer, send }: GreetingNeeds) {
  let met: Meeting | null = null

  async function hello(word: ClientWord | null): Promise<null> {
    if (word?.say !== 'hello' || word.v !== wordsVersion) throw new MeridianError('connection.protocol')
    if (word.host !== host.key) throw new MeridianError('connection.otherHost')
    met = { workspace: word.workspace, host: host.key, clientNonce: word.nonce, hostNonce: newNonce() }
    const served = await workspaces.get(word.workspace)
    const chain = served ? chainOf(served.statements.have().values(), host.key) : []
    send({
      say: 'proof',
      nonce: met.hostNonce,
      signature: await proveHost(host, met),
      statements: chain.map(({ jws }) => jws),
      serves: served !== null,
    })
    return null
  }

  async function answer(meeting: Meeting, word: ClientWord | null): Promise<Greeted> {
    if (word?.say !== 'answer') throw new MeridianError('connection.protocol')
    const { member, statements: texts } = word
    const device = await provedDevice(meeting, member, word.signature)
    if (!device) throw new MeridianError('connection.signature')
    const served = await workspaces.get(meeting.workspace)
    const isKnown = served?.statements.read().members.get(member)?.devices.has(device) === true
    if (!mayAnswer(meeting.workspace, isKnown ? member : null))
      throw new MeridianError(isKnown ? 'connection.tooMuch' : 'connection.crowded')
    if (served) {
      const { fresh, refused } = await served.file(texts) // first of all: they may certify a host that was withdrawn
      const { hosts, members } = served.statements.read()
      if (!hosts.has(host.key)) throw new MeridianError('connection.uncertified')
      if (!members.get(member)?.devices.has(device)) tellWhyNot(refused)
      return { workspace: served, member, device, fresh }
    }
    const registered = await workspaces.register(meeting.workspace, texts, ({ members }) => {
      const person = members.get(member)
      return person?.role === 'coordinator' && person.devices.has(device)
    })
    const { fresh } = await registered.file(texts) // somebody else may have been first, with other statements
    return { workspace: registered, member, device, fresh }
  }

  return (text: string): Promise<Greeted | null> => {
    const word = readWord(ClientWord, text)
    return met ? answer(met, word) : hello(word)
  }
}

/** Throws the reason why somebody could not join, where it is about their invite: they read it. */
function tellWhyNot(refused: readonly Refusal[]): void {
  const reason = refused.find(({ code }) => isOfInvite(code))
  if (reason) throw new MeridianError(reason.code, reason.facts)
  if (refused.some(({ code }) => code === 'statement.stranger')) throw new MeridianError('invite.otherWorkspace')
}

/** The code to hang up with for whatever went wrong. */
export const endingOf = (error: unknown): ErrorCode =>
  error instanceof MeridianError ? error.code : 'connection.protocol'
