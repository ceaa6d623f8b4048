import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { MeridianError } from '#shared/base/errors'
import { askProcess } from '../exchange/askProcess'

/** A change that is to be tried on a copy before it comes near the document. */
export interface Trial {
  readonly state: Uint8Array
  readonly change: Uint8Array
}

/** Whether a change can be applied within limits of time and memory; asked somewhere that can be stopped. */
export type TryChange = (trial: Trial) => Promise<boolean>

/** Trials one after another for each person: each takes a process and its memory, and a person has many connections. */
export function trialsInTurn(): (person: string, trial: () => Promise<boolean>) => Promise<boolean> {
  const last = new Map<string, Promise<boolean>>()
  return async (person, trial) => {
    const mine = (last.get(person) ?? Promise.resolve(true)).then(trial, trial)
    last.set(person, mine)
    try {
      return await mine
    } finally {
      if (last.get(person) === mine) last.delete(person)
    }
  }
}

/** Applies the change to a copy of the state. It may take for ever: only run it where it can be stopped. Throws `file.content`. */
export function applyTrial({ state, change }: Trial): null {
  const doc = new Y.Doc({ gc: false })
  try {
    Y.applyUpdate(doc, state)
    Y.applyUpdate(doc, change)
  } catch (cause) {
    throw new MeridianError('file.content', {}, { cause })
  }
  return null
}

const script = fileURLToPath(new URL('./tryChange.ts', import.meta.url))

/**
 * How long and with how much memory a change is tried. A large strategy takes half a second alone, and many times that on a
 * computer that does much besides; what was made to hold a host up takes minutes.
 */
export const trialLimits = { deadlineMs: 20_000, memoryMb: 512 } as const

/** Tries a change in a process that is ended afterwards. */
export const tryInProcess: TryChange = async trial => (await askProcess<null>(script, trial, trialLimits)).ok
