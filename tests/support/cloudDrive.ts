import { memoryFolder, type MemoryFolder } from './memoryFolder'

/** A drive that carries files between computers, sooner or later, whole or not. */
export interface CloudDrive {
  readonly views: readonly MemoryFolder[]
  /** Carries something from one computer to another, as chance (numbers from 0 to below 1) has it. */
  carry(from: number, to: number, next: () => number): void
  /** Everything has arrived everywhere. Copies that it made by mistake stay. */
  settle(): void
}

/** A drive for so many computers; `ownerOf` tells which of them alone writes under a path. */
export function cloudDrive(computers: number, ownerOf: (path: string) => number): CloudDrive {
  const views = Array.from({ length: computers }, () => memoryFolder())
  const paths = (view: MemoryFolder, owner: number) => [...view.files.keys()].filter(path => ownerOf(path) === owner)
  const isCopy = (path: string) => /\((conflicted copy|PC)\)/.test(path)

  function carry(from: number, to: number, next: () => number): void {
    const [source, target] = [views[from]!.files, views[to]!.files]
    const news = paths(views[from]!, from).filter(path => target.get(path)?.length !== source.get(path)!.length)
    const gone = paths(views[to]!, from).filter(path => !source.has(path) && !isCopy(path))
    const all = [...news, ...gone]
    const path = all[Math.floor(next() * all.length)]
    if (path === undefined) return
    const bytes = source.get(path)
    if (!bytes) return void target.delete(path)
    const dice = next()
    if (dice < 0.15) target.set(path, bytes.slice(0, Math.floor(next() * bytes.length)))
    else if (dice < 0.2)
      target.set(path, new Uint8Array(bytes.length)) // room is made first, and filled later
    else if (dice < 0.3) target.set(path.replace(/(\.\w+)$/, next() < 0.5 ? ' (conflicted copy)$1' : '-(PC)$1'), bytes)
    else target.set(path, bytes)
  }

  return {
    views,
    carry,
    settle: () => {
      for (let from = 0; from < computers; from++)
        for (let to = 0; to < computers; to++) {
          if (from === to) continue
          const source = views[from]!.files
          for (const path of paths(views[to]!, from))
            if (!source.has(path) && !isCopy(path)) views[to]!.files.delete(path)
          for (const path of paths(views[from]!, from)) views[to]!.files.set(path, source.get(path)!)
        }
    },
  }
}
