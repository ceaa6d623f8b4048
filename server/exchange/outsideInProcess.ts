import { fileURLToPath } from 'node:url'
import { outsideBy, type Outside } from '#shared/exchange/outside'
import { askProcess, type ProcessLimits } from './askProcess'

const script = fileURLToPath(new URL('./outside.process.ts', import.meta.url))

/** Looks into bytes from outside in processes that are ended after one answer, or once it takes too long or too much memory. */
export const outsideInProcess = (limits: ProcessLimits = {}): Outside =>
  outsideBy(question => askProcess(script, question, limits))
