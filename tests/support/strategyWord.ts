import { strategyContent } from './strategyContent'
import { readWord, wordOf } from './wordFile'

/** The strategy that most tests of the Word file are about, made into one once for each file of tests. */
export const content = strategyContent()
export const bytes = await wordOf(content)
export const word = readWord(bytes)
