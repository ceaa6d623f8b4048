import type { TestProject } from 'vitest/node'
import { sha256 } from '#shared/base/bytes'
import { strategyContent } from './strategyContent'
import { wordOf } from './wordFile'

declare module 'vitest' {
  interface ProvidedContext {
    /** SHA-256 of the Word file that Node makes of `strategyContent()`. */
    nodeWord: string
  }
}

/** Makes the file in Node before the tests in a browser, which compare theirs with it. */
export async function setup({ provide }: TestProject): Promise<void> {
  provide('nodeWord', await sha256(await wordOf(strategyContent())))
}
