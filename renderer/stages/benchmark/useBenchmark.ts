import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inOrder } from '#shared/base/order'
import {
  cellKey,
  cells,
  yearsOf,
  type Indicator,
  type InstitutionRef,
  type Peer,
  type PeerKind,
  type Value,
} from '#shared/benchmark/benchmark'
import type { Cell } from '#shared/benchmark/entry'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'

/** The own institution or a peer, as rows and charts name it. */
export interface Institution {
  readonly ref: InstitutionRef
  readonly name: string
  readonly shortName: string
  /** Null for the own institution. */
  readonly kind: PeerKind | null
  readonly anonymous: boolean
}

/** The benchmark as it stands. */
export interface Benchmark {
  readonly indicators: readonly Indicator[]
  readonly peers: readonly Peer[]
  /** The own one first, then the peers in their order. */
  readonly institutions: readonly Institution[]
  readonly years: readonly number[]
  /** Entries of a cell, the one that counts first; the same list until it changes. */
  readonly entries: (cell: Cell) => readonly Value[]
  readonly authorName: (id: Value['author']) => string | null
  readonly canWrite: boolean
}

const none: readonly Value[] = []

/** Reads the benchmark of the open workspace. Values, which may be ten thousand, are sorted into cells once per change. */
export function useBenchmark(): Benchmark {
  const { t } = useTranslation('benchmark')
  const { workspace, me, readOnly } = useOpened()
  const profile = useReadable(workspace.profile)
  const people = useReadable(workspace.people)
  const indicators = useReadable(workspace.benchmark.indicators)
  const peers = useReadable(workspace.benchmark.peers)
  const values = useReadable(workspace.benchmark.values)
  const span = useReadable(workspace.benchmark.years)

  const byCell = useMemo(() => cells(values), [values])
  const sortedIndicators = useMemo(() => inOrder(indicators), [indicators])
  const sortedPeers = useMemo(() => inOrder(peers), [peers])
  const years = useMemo(() => yearsOf(span), [span])
  const names = useMemo(() => new Map<string, string>(people.map(({ id, name }) => [id, name])), [people])
  const institutions = useMemo((): Institution[] => {
    const own = profile.institution || t('ownInstitution')
    return [
      { ref: 'own', name: own, shortName: profile.shortName || own, kind: null, anonymous: false },
      ...sortedPeers.map(({ id, name, shortName, kind, anonymous }, place) => {
        const shown = name || shortName || t('peer.unnamed', { number: place + 1 })
        return { ref: id, name: shown, shortName: shortName || shown, kind, anonymous }
      }),
    ]
  }, [profile, sortedPeers, t])

  return useMemo(
    () => ({
      indicators: sortedIndicators,
      peers: sortedPeers,
      institutions,
      years,
      entries: ({ indicator, institution, year }) => byCell.get(cellKey(indicator, institution, year)) ?? none,
      authorName: id => names.get(id) ?? (id === me.id ? me.name : null),
      canWrite: readOnly === null,
    }),
    [sortedIndicators, sortedPeers, institutions, years, byCell, names, me, readOnly],
  )
}
