import type { Icon } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { source } from '#shared/base/readable'

/** Something the person can find and do in the palette (Ctrl K). Every command can also be reached without it. */
export interface Command {
  /** Unique on the screen, such as `swot.add.weakness`. */
  readonly id: string
  /** Verb first: "Add a weakness". Places say their name: "7 Recognition". */
  readonly label: string
  readonly group: 'do' | 'go' | 'help'
  /** The sign of its button or its screen; without one, that of the group. */
  readonly icon?: Icon
  /** Where a place lies, shown at the end, such as "Draft". */
  readonly detail?: string
  /** Other words people may type. */
  readonly keywords?: readonly string[]
  /** Whether its label is a sentence of the strategy, which is found after what can be done. */
  readonly isWritten?: boolean
  /** Keys in the form of Mantine's useHotkeys, such as `mod+shift+E`; bound and shown while the command is registered. */
  readonly shortcut?: string
  readonly run: () => void
}

/** Commands of a screen are listed before those that its frame offers everywhere. */
type Reach = 'screen' | 'everywhere'

const byOwner = new Map<string, { readonly list: readonly Command[]; readonly reach: Reach }>()
const all = source<readonly Command[]>([])

/** All commands registered now: those of the screen first, then what came to its frame last. */
export const commands = { read: all.read, subscribe: all.subscribe }

const sameFace = (a: readonly Command[] | undefined, b: readonly Command[]) =>
  a?.length === b.length &&
  a.every((command, i) => command.id === b[i]!.id && command.label === b[i]!.label && command.detail === b[i]!.detail)

function offer(): void {
  const owners = [...byOwner.values()].reverse()
  const of = (reach: Reach) => owners.flatMap(owner => (owner.reach === reach ? owner.list : []))
  all.set([...of('screen'), ...of('everywhere')])
}

/** Offers commands in the palette while the component is mounted. The list may be made anew at each rendering. */
export function useCommands(list: readonly Command[], reach: Reach = 'screen'): void {
  const owner = useId()
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
    if (sameFace(byOwner.get(owner)?.list, list)) return
    byOwner.set(owner, {
      reach,
      list: list.map(command => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(), // as it is now, not as it was registered
      })),
    })
    offer()
  })
  useEffect(
    () => () => {
      byOwner.delete(owner)
      offer()
    },
    [owner],
  )
}
