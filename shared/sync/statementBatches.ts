import { liveLimits } from './limits'

/** Statements in batches that fit into a word. */
export function* statementBatches(texts: readonly string[]): Generator<string[]> {
  let batch: string[] = []
  let size = 0
  for (const text of texts) {
    const isFull = batch.length >= liveLimits.statementsAtOnce || size + text.length > liveLimits.statementsText
    if (batch.length > 0 && isFull) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(text)
    size += text.length
  }
  if (batch.length > 0) yield batch
}
