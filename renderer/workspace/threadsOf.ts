import type { Readable } from '#shared/base/readable'
import { threadList } from '#shared/comments/threadList'
import type { Thread } from '#shared/comments/threads'
import type { OpenedWorkspace } from './opened'

const lists = new WeakMap<OpenedWorkspace, Readable<readonly Thread[]>>()

/** The threads of an open workspace, folded once for all who read them. */
export function threadsOf(opened: OpenedWorkspace): Readable<readonly Thread[]> {
  const known = lists.get(opened) ?? threadList(opened.statements)
  lists.set(opened, known)
  return known
}
