/** Something that can be read now and watched for change; `read` returns the same object until it changes. */
export interface Readable<T> {
  read(): T
  /** Calls `changed` after each change, and returns how to stop. */
  subscribe(changed: () => void): () => void
}

/** A readable that is set by its one owner. */
export interface Source<T> extends Readable<T> {
  set(value: T): void
}

/** A value with listeners. */
export function source<T>(initial: T): Source<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    read: () => value,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    set: next => {
      if (Object.is(next, value)) return
      value = next
      for (const changed of [...listeners]) changed()
    },
  }
}
