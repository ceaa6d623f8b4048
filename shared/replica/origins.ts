/** Origin of every change this person makes here; undo follows it and nothing else. */
export const here = Symbol('here')

/** Origin of what comes in from a file, a folder or a migration: never undone by anybody. */
export const incoming = Symbol('incoming')
