import { MeridianError, type ErrorCode } from '../base/errors'
import type { Id } from '../base/ids'
import type { Role } from '../identity/access'
import type { PublicKey, Signer } from '../identity/keys'
import { chainOf } from '../statements/chain'
import { fold } from '../statements/fold'
import { readStatement, type Statement } from '../statements/statement'
import type { StatementSet } from '../statements/statementSet'
import { isCertifiedHost, isHostProved, newNonce, proveDevice, type Meeting } from './handshake'
import { HostWord, readWord, wordsVersion, type ClientWord } from './words'

/** Who calls which host. */
export interface Caller {
  readonly statements: StatementSet
  readonly member: Id<'member'>
  readonly device: Signer
  readonly host: PublicKey
  /** The address that was dialled, such as `wss://host.example:4871`. */
  readonly address: string
}

/** What to do next in a greeting: say something, or begin, being welcome in this role. */
export type GreetingStep = { readonly say: ClientWord } | { readonly welcome: Role }

/** What a host can know before its proof: nothing about who calls. */
const early: readonly ErrorCode[] = [
  'connection.protocol',
  'connection.otherHost',
  'connection.crowded',
  'connection.ending',
  'connection.full',
  'connection.notSaved',
  'connection.tooMuch',
]

/** Why the line ended, as it was said before the proof: anybody at the place of a host can say that access had ended. */
export const saidEarly = (code: ErrorCode): MeridianError =>
  new MeridianError(early.includes(code) ? code : 'connection.lost')

/**
 * The greeting from the client's end. Nothing but a nonce is sent before the host has proved that coordinators let it
 * relay this workspace at this address. Throws `connection.*`, also with what the host says when it hangs up.
 */
export function clientGreeting({ statements, member, device, host, address }: Caller) {
  const { workspace } = statements
  const clientNonce = newNonce()
  let met: Meeting | null = null

  /** What a host has to know before it can serve a workspace: that it may, and which generation is current. */
  function forNewHost(): readonly Statement[] {
    const all = [...statements.have().values()]
    return [...chainOf(all, host), ...all.filter(({ content }) => content?.kind === 'generation')]
  }

  async function answer(word: Extract<HostWord, { say: 'proof' }>): Promise<GreetingStep> {
    met = { workspace, host, clientNonce, hostNonce: word.nonce }
    if (!(await isHostProved(met, word.signature))) throw new MeridianError('connection.signature')
    const shown = await Promise.all(word.statements.map(jws => readStatement(jws, workspace)))
    const known = new Map([...shown, ...statements.have().values()].map(each => [each.hash, each]))
    if (!isCertifiedHost(fold(known.values()), host, address)) throw new MeridianError('connection.uncertified')
    const own = chainOf(statements.have().values(), device.key)
    const texts = [...new Set([...own, ...(word.serves ? [] : forNewHost())])].map(({ jws }) => jws)
    const signature = await proveDevice(device, met, member)
    return { say: { say: 'answer', member, signature, statements: texts } }
  }

  return {
    hello: { say: 'hello', v: wordsVersion, workspace, host, nonce: clientNonce } satisfies ClientWord,
    hear: async (text: string): Promise<GreetingStep> => {
      const word = readWord(HostWord, text)
      if (word?.say === 'refused') throw met ? new MeridianError(word.code, word.facts) : saidEarly(word.code)
      if (word?.say === 'proof' && !met) return answer(word)
      if (word?.say === 'welcome' && met) return { welcome: word.role }
      throw new MeridianError('connection.protocol')
    },
  }
}
