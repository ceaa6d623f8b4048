import type * as Y from 'yjs'

type EventName = Parameters<Y.UndoManager['on']>[0]
type Listener = Parameters<Y.UndoManager['on']>[1]

/**
 * The shared undo manager as one editor sees it. The binding destroys the manager it was given when an editor goes, and never
 * takes its listeners back; a lease takes back the listeners and leaves the manager, and the steps in it, alone.
 */
export function leaseUndo(manager: Y.UndoManager): Y.UndoManager {
  let listeners: (readonly [EventName, Listener])[] = []
  const own = new Map<PropertyKey, unknown>([
    [
      'on',
      (name: EventName, listener: Listener) => {
        listeners.push([name, listener])
        return manager.on(name, listener)
      },
    ],
    ['undo', () => manager.undo()],
    ['redo', () => manager.redo()],
    ['stopCapturing', () => manager.stopCapturing()],
    [
      'destroy',
      () => {
        for (const [name, listener] of listeners) manager.off(name, listener)
        listeners = []
      },
    ],
  ])
  return new Proxy(manager, {
    get: (target, key): unknown => (own.has(key) ? own.get(key) : Reflect.get(target, key, target)),
    set: (_, key, value) => {
      own.set(key, value) // what the extension notes on its manager is about one editor
      return true
    },
  })
}

/** Frees what the steps in `manager` remember of an editor that is gone: its whole text, for each step. */
export function forgetEditor(manager: Y.UndoManager, binding: object): void {
  for (const step of [...manager.undoStack, ...manager.redoStack]) step.meta.delete(binding)
}
