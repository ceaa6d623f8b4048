import * as Y from 'yjs'
import { source, type Readable } from '../base/readable'
import { here } from './origins'

/** Undo and redo of this person's own changes, never of other people's. */
export interface History extends Readable<{ readonly canUndo: boolean; readonly canRedo: boolean }> {
  /** How many steps undo could take back now: what tells which of two histories was used last. */
  readonly steps: Readable<number>
  undo(): void
  redo(): void
  /** Runs `change` as one step of its own, not joined with what was typed just before or is typed just after. */
  step<T>(change: () => T): T
  /**
   * Runs `change` as a step of its own and gives how to take just that back: as undo does while it is the newest step, else,
   * because undo would take back something newer, by running `inverse` as a new step.
   */
  revocable(change: () => void, inverse: () => void): () => void
}

/** What `manager` takes back and does again, as screens read it. */
export function history(manager: Y.UndoManager): History {
  const state = () => ({ canUndo: manager.canUndo(), canRedo: manager.canRedo() })
  const now = source(state())
  const steps = source(0)
  const refresh = () => {
    steps.set(manager.undoStack.length)
    const next = state()
    const shown = now.read()
    if (next.canUndo !== shown.canUndo || next.canRedo !== shown.canRedo) now.set(next)
  }
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) manager.on(event, refresh)
  function step<T>(change: () => T): T {
    manager.stopCapturing()
    try {
      return change()
    } finally {
      manager.stopCapturing()
    }
  }
  return {
    read: now.read,
    subscribe: now.subscribe,
    steps: { read: steps.read, subscribe: steps.subscribe },
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    step,
    revocable: (change, inverse) => {
      const before = manager.undoStack.at(-1)
      step(change)
      const mine = manager.undoStack.at(-1)
      return () => {
        if (mine === before) return // nothing was changed
        if (manager.undoStack.at(-1) === mine) manager.undo()
        else step(inverse)
      }
    },
  }
}

/** Undo over all that a person changes through collections and fields of `doc`. */
export function recordHistory(doc: Y.Doc, names: readonly string[]): History {
  return history(
    new Y.UndoManager(
      names.map(name => doc.getMap(name)),
      { trackedOrigins: new Set([here]), captureTimeout: 600, doc },
    ),
  )
}
