import { fileURLToPath } from 'node:url'
import { unwrap } from '#shared/base/errors'
import type { Checked, UpdateCheck } from '#shared/exchange/checkUpdates'
import { askProcess, type ProcessLimits } from './askProcess'

const script = fileURLToPath(new URL('./checkUpdates.ts', import.meta.url))

/** Checks documents from outside in a process that is ended afterwards, or as soon as it takes too long or too much memory. */
export function checkInProcess(limits: ProcessLimits = {}): UpdateCheck {
  return async questionable => unwrap(await askProcess<Checked>(script, questionable, limits))
}
