import type { Direction, PeerKind, ValueStatus } from '../benchmark/benchmark'
import { compare, isStable, medianNeeds, type Comparison } from '../benchmark/compare'

/** One institution's figure as it is drawn and spoken of. */
export interface ComparedFigure {
  /** As it stands beside the mark, such as "Hindko". */
  readonly name: string
  readonly status: ValueStatus
  /** In the unit of the indicator; null unless measured or estimated. */
  readonly value: number | null
}

export interface ComparedPeer extends ComparedFigure {
  readonly kind: PeerKind
  /** Its figure is shown only where at least five peers of its kind report one. */
  readonly anonymous: boolean
}

/** One indicator in one year: all that a chart and its sentence need. */
export interface IndicatorYear {
  readonly name: string
  /** As in the catalogue: "%", "working days", "ratio". */
  readonly unit: string
  readonly direction: Direction
  readonly year: number
  readonly target: { readonly year: number; readonly value: number } | null
  readonly own: ComparedFigure
  /** In the order in which the working group lists them; missing ones too. */
  readonly peers: readonly ComparedPeer[]
}

/** Peers of the kind that statistics are made of; other kinds are shown, never counted (rule 8 on peers). */
export const similarPeers = (input: IndicatorYear): readonly ComparedPeer[] =>
  input.peers.filter(({ kind }) => kind === 'similar')

/** What may be said about the own figure beside similar peers. */
export function comparisonOf(input: IndicatorYear): Comparison & { readonly stable: boolean | null } {
  const peers = similarPeers(input)
  return { ...compare(input.own, peers, input.direction), stable: isStable(input.own, peers, input.direction) }
}

/** Whether a peer's figure would give an anonymous institution away, because too few of its kind report (rule 10). */
export function isWithheld(peer: ComparedPeer, peers: readonly ComparedPeer[]): boolean {
  if (!peer.anonymous || peer.value === null) return false
  return peers.filter(({ kind, value }) => kind === peer.kind && value !== null).length < medianNeeds.values
}
