import { useMemo } from 'react'
import { inOrder } from '#shared/base/order'
import type { Person, Unit } from '#shared/profile/profile'
import { boardOf, type Board } from '#shared/swot/board'
import { swotLabels, type SwotItem, type SwotItemId } from '#shared/swot/item'
import { useOpened } from '../../workspace/WorkspaceContext'
import { useReadable } from '../../workspace/useReadable'

/** The SWOT as it stands, with the names that go with its ids. */
export interface Swot {
  readonly items: readonly SwotItem[]
  readonly board: Board
  readonly label: (id: SwotItemId) => string
  readonly units: readonly Unit[]
  readonly unitName: (id: SwotItem['unit']) => string | null
  readonly authorName: (id: SwotItem['author']) => string | null
  readonly canWrite: boolean
}

const namesOf = (entries: readonly (Unit | Person)[]) =>
  new Map<string, string>(entries.map(({ id, name }) => [id, name]))

/** Reads the SWOT of the open workspace. */
export function useSwot(): Swot {
  const { workspace, me, readOnly } = useOpened()
  const items = useReadable(workspace.swot)
  const removed = useReadable(workspace.swot.bin)
  const unsorted = useReadable(workspace.units)
  const people = useReadable(workspace.people)

  const board = useMemo(() => boardOf(items), [items])
  const labels = useMemo(() => swotLabels([...items, ...removed]), [items, removed])
  const units = useMemo(() => inOrder(unsorted), [unsorted])
  const unitNames = useMemo(() => namesOf(units), [units])
  const personNames = useMemo(() => namesOf(people), [people])

  return useMemo(
    () => ({
      items,
      board,
      label: id => labels.get(id) ?? '',
      units,
      unitName: id => (id && unitNames.get(id)) || null,
      authorName: id => personNames.get(id) ?? (id === me.id ? me.name : null),
      canWrite: readOnly === null,
    }),
    [items, board, labels, units, unitNames, personNames, me, readOnly],
  )
}
