import type { Id } from '../base/ids'

/** How somebody is shown beside their caret: as certified, never as they say. */
export interface Presence {
  readonly id: Id<'member'>
  readonly name: string
  /** Six-digit hex, always the same for the same person. */
  readonly color: string
}

/** Dark enough for white letters (4.5:1), and apart from each other for most eyes. */
const colors = ['#1f5f8b', '#8a3b12', '#2e6b3a', '#7a2e6e', '#4b4aa8', '#8c2f39', '#0f6b6b', '#6b5310'] as const

/** The presence of a person. */
export function presenceOf({ id, name }: { readonly id: Id<'member'>; readonly name: string }): Presence {
  let sum = 0
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0
  return { id, name, color: colors[sum % colors.length]! }
}
