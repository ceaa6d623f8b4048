import { describe, expect, it } from 'vitest'
import { MeridianError } from '#shared/base/errors'
import type { WorkspaceId } from '#shared/workspace/documents'
import type { Library } from '../../../renderer/workspace/library'
import type { OpenedWorkspace } from '../../../renderer/workspace/opened'
import { workspaceKeeper } from '../../../renderer/app/workspace/keeper'

const one = `workspace:${'1'.repeat(43)}` as WorkspaceId
const two = `workspace:${'2'.repeat(43)}` as WorkspaceId

/** A library that only opens, writes down what happens, and refuses to open or to close the first times. */
function library({ refusals = 0, fullDisks = 0 } = {}) {
  const log: string[] = []
  let left = refusals
  let full = fullDisks
  const open = async (id: WorkspaceId) => {
    log.push(`open ${id[10]}`)
    if (left-- > 0) throw new MeridianError('workspace.busy')
    const close = async () => {
      await Promise.resolve()
      if (full-- > 0) throw new MeridianError('storage.full')
      log.push(`close ${id[10]}`)
    }
    const giveUp = async () => void log.push(`give up ${id[10]}`)
    return { id, close, giveUp } as unknown as OpenedWorkspace
  }
  return { log, library: { open } as unknown as Library }
}

describe('workspaceKeeper', () => {
  it('opens a workspace once, however often it is asked for', async () => {
    const { log, library: books } = library()
    const keeper = workspaceKeeper(books)
    const [first, second] = await Promise.all([keeper.open(one), keeper.open(one)])
    expect(first).toBe(second)
    expect(log).toEqual(['open 1'])
  })

  it('closes one before it opens the next, even where the first is still opening', async () => {
    const { log, library: books } = library()
    const keeper = workspaceKeeper(books)
    const first = keeper.open(one)
    await keeper.open(two)
    await first
    expect(log).toEqual(['open 1', 'close 1', 'open 2'])
  })

  it('opens anew after leaving', async () => {
    const { log, library: books } = library()
    const keeper = workspaceKeeper(books)
    await keeper.open(one)
    await keeper.leave()
    await keeper.open(one)
    expect(log).toEqual(['open 1', 'close 1', 'open 1'])
  })

  it('tells why a workspace cannot be opened, and tries again when it is asked again', async () => {
    const { log, library: books } = library({ refusals: 1 })
    const keeper = workspaceKeeper(books)
    await expect(keeper.open(one)).rejects.toThrow('workspace.busy')
    await expect(keeper.open(one)).resolves.toMatchObject({ id: one })
    expect(log).toEqual(['open 1', 'open 1'])
  })

  it('keeps a workspace open that is not all on disk, whatever is asked for, until it is', async () => {
    const { log, library: books } = library({ fullDisks: 2 })
    const keeper = workspaceKeeper(books)
    const first = await keeper.open(one)
    await expect(keeper.leave()).rejects.toMatchObject({ code: 'storage.full' })
    await expect(keeper.open(two)).rejects.toMatchObject({ code: 'storage.full' })
    expect(await keeper.open(one)).toBe(first)
    await keeper.open(two)
    expect(log).toEqual(['open 1', 'close 1', 'open 2'])
  })

  it('gives up a workspace that is to be removed, on disk or not', async () => {
    const { log, library: books } = library({ fullDisks: 1 })
    const keeper = workspaceKeeper(books)
    await keeper.open(one)
    await keeper.giveUp()
    await keeper.open(two)
    expect(log).toEqual(['open 1', 'give up 1', 'open 2'])
  })
})
