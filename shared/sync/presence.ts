import type { Id } from '../base/ids'

/** How somebody is shown beside their caret: as certified, never as they say. */
export interface Presence {
  readonly id: Id<'member'>
  readonly name: string
  /** Six-digit hex, always the same for the same person. */
  readonly color: string
}

/** The tokens `--p1` to `--p8` as they are in light: white letters on them have at least 6.2:1. */
const colors = ['#2f55b8', '#0a6a85', '#5b4a9c', '#9e2a54', '#855000', '#3f6212', '#7c3a1d', '#4a5568'] as const

/** Which of the eight colours a person has, from 1; by member id, so that it is the same for everybody. */
export function personTone(id: string): number {
  let sum = 0
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0
  return (sum % colors.length) + 1
}

/** The presence of a person. */
export function presenceOf({ id, name }: { readonly id: Id<'member'>; readonly name: string }): Presence {
  return { id, name, color: colors[personTone(id) - 1]! }
}
