import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { systemClock } from '#shared/base/clock'
import { newId } from '#shared/base/ids'
import { inOrder, orderAt, type Ordered } from '#shared/base/order'
import type { CatalogueIndicator, Indicator, IndicatorId, Peer, PeerId } from '#shared/benchmark/benchmark'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'

/** What a person does to the list of indicators and peers. Removing says so and offers Undo. */
export interface SetupActions {
  /** Takes an indicator over from the catalogue; one that was removed comes back with its values. */
  readonly adopt: (indicator: CatalogueIndicator) => void
  readonly addIndicator: (name: string) => IndicatorId
  readonly removeIndicator: (id: IndicatorId) => void
  readonly addPeer: (name: string) => PeerId
  readonly removePeer: (id: PeerId) => void
  /** Brings an entry to a place of its list; 0 is the first. */
  readonly moveIndicator: (id: IndicatorId, place: number) => void
  readonly movePeer: (id: PeerId, place: number) => void
}

const orderAmong = (list: readonly Ordered[], id: string, place: number): string =>
  orderAt(
    inOrder(list).filter(entry => entry.id !== id),
    place,
  )

/** The actions on indicators and peers; the same object while the workspace is open. */
export function useSetupActions(): SetupActions {
  const { workspace, me } = useOpened()
  const { t } = useTranslation('benchmark')

  return useMemo(() => {
    const { indicators, peers } = workspace.benchmark
    const { history } = workspace
    const last = (list: readonly Ordered[]) => orderAt(inOrder(list), list.length)

    function addIndicator(fields: Omit<Indicator, 'id' | 'order' | 'target' | 'version'>): IndicatorId {
      const id = newId('indicator')
      history.step(() => indicators.add({ ...fields, id, version: 1, target: null, order: last(indicators.read()) }))
      return id
    }

    return {
      adopt: ({ id: catalogue, theme, name, definition, unit, direction }) => {
        const removed = indicators.bin.read().find(indicator => indicator.catalogue === catalogue)
        if (removed) history.step(() => indicators.restore(removed.id))
        else addIndicator({ catalogue, theme, name, definition, unit, direction })
      },
      addIndicator: name =>
        addIndicator({ catalogue: null, theme: null, name, definition: '', unit: '%', direction: 'higher' }),
      removeIndicator: id => {
        const indicator = indicators.get(id)
        if (!indicator) return
        const undo = history.revocable(
          () => indicators.remove(id, { by: me.id, at: systemClock() }),
          () => indicators.restore(id),
        )
        notify({ message: t('said.removedIndicator', { name: indicator.name }), undo })
      },
      addPeer: name => {
        const id = newId('peer')
        const peer: Peer = {
          id,
          name,
          shortName: '',
          country: '',
          kind: 'similar',
          anonymous: false,
          order: last(peers.read()),
        }
        history.step(() => peers.add(peer))
        return id
      },
      removePeer: id => {
        const peer = peers.get(id)
        if (!peer) return
        const undo = history.revocable(
          () => peers.remove(id, { by: me.id, at: systemClock() }),
          () => peers.restore(id),
        )
        notify({ message: t('said.removedPeer', { name: peer.name }), undo })
      },
      moveIndicator: (id, place) =>
        history.step(() => indicators.update(id, { order: orderAmong(indicators.read(), id, place) })),
      movePeer: (id, place) => history.step(() => peers.update(id, { order: orderAmong(peers.read(), id, place) })),
    }
  }, [workspace, me.id, t])
}
