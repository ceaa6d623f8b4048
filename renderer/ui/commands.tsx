import { useEffect, useId, useRef } from 'react'
import { source } from '#shared/base/readable'

/** Something the person can find and do in the palette (Ctrl K). Every command can also be reached without it. */
export interface Command {
  /** Unique on the screen, such as `swot.add.weakness`. */
  readonly id: string
  /** Verb first: "Add a weakness". Places say their name: "7 Recognition". */
  readonly label: string
  readonly group: 'do' | 'go' | 'help'
  /** Where a place lies, shown at the end, such as "Draft". */
  readonly detail?: string
  /** Other words people may type. */
  readonly keywords?: readonly string[]
  /** Keys in the form of Mantine's useHotkeys, such as `mod+shift+E`; bound and shown while the command is registered. */
  readonly shortcut?: string
  readonly run: () => void
}

const byOwner = new Map<string, readonly Command[]>()
const all = source<readonly Command[]>([])

/** All commands registered now: those of the screen, which comes after its frame, before those of the frame. */
export const commands = { read: all.read, subscribe: all.subscribe }

const sameFace = (a: readonly Command[] | undefined, b: readonly Command[]) =>
  a?.length === b.length &&
  a.every((command, i) => command.id === b[i]!.id && command.label === b[i]!.label && command.detail === b[i]!.detail)

const offer = () => all.set([...byOwner.values()].reverse().flat())

/** Offers commands in the palette while the component is mounted. The list may be made anew at each rendering. */
export function useCommands(list: readonly Command[]): void {
  const owner = useId()
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
    if (sameFace(byOwner.get(owner), list)) return
    byOwner.set(
      owner,
      list.map(command => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(), // as it is now, not as it was registered
      })),
    )
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
