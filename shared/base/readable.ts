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

/** Those who watch something: the other half of a readable, for whoever knows when it changes. */
export function watchers(): Pick<Readable<unknown>, 'subscribe'> & { /** Calls all of them. */ tell(): void } {
  const listeners = new Set<() => void>()
  return {
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    tell: () => {
      for (const changed of [...listeners]) changed()
    },
  }
}

/** A value with listeners. */
export function source<T>(initial: T): Source<T> {
  let value = initial
  const { subscribe, tell } = watchers()
  return {
    read: () => value,
    subscribe,
    set: next => {
      if (Object.is(next, value)) return
      value = next
      tell()
    },
  }
}
