import type * as Y from 'yjs'
import { leavesOf, lettersOf } from './leaves'
import type { Stretch } from './findText'

/** What stands by itself in a section: a paragraph, a heading, or what is said above or below a figure or table. */
export interface Line {
  /** Id of its block. */
  readonly id: string
  readonly text: string
  /** Stretches that can be typed in. */
  readonly runs: readonly (Stretch & { readonly node: Y.XmlText })[]
  /** Where it is kept, if that is no text but a field of a figure or table. */
  readonly note: { readonly of: Y.XmlElement; readonly name: 'caption' | 'source' } | null
}

/** The lines of a section from top to bottom. */
export function linesOf(fragment: Y.XmlFragment): Line[] {
  return Array.from(leavesOf(fragment), leaf => {
    if (leaf.kind === 'note') return { id: leaf.id, text: leaf.text, runs: [], note: { of: leaf.of, name: leaf.name } }
    let text = ''
    const runs: (Stretch & { node: Y.XmlText })[] = []
    for (const piece of leaf.pieces) {
      const from = text.length
      text += piece === null ? '\n' : lettersOf(piece)
      if (piece !== null) runs.push({ node: piece, from, to: text.length })
    }
    return { id: leaf.id, text, runs, note: null }
  })
}

/** A text with `words` in place of each of these stretches, which are in order. */
export function replaced(text: string, stretches: readonly Stretch[], words: string): string {
  const ends = [0, ...stretches.map(({ to }) => to)]
  return [...stretches.map(({ from }, index) => text.slice(ends[index], from) + words), text.slice(ends.at(-1))].join(
    '',
  )
}

/**
 * Writes `words` in place of stretches of a line as it stands, in order. What is the same in old and new words is left
 * alone, and new letters take the marks of the first that goes; so bold, links and comments stay with their text. Call it
 * inside a transaction.
 */
export function replaceIn(line: Line, stretches: readonly Stretch[], words: string): void {
  const { note, text } = line
  if (note) return note.of.setAttribute(note.name, replaced(text, stretches, words))
  for (const { from, to } of stretches.toReversed()) replaceLetters(line, from, to, words)
}

const isHighHalf = (sign: string | undefined) => sign !== undefined && /[\ud800-\udbff]/.test(sign)

/** How many signs at the start, or else at the end, two texts have in common, without half a character. */
function alike(one: string, other: string, most: number, isEnd: boolean): number {
  const sign = (text: string, place: number) => text[isEnd ? text.length - 1 - place : place]
  let count = 0
  while (count < most && sign(one, count) === sign(other, count)) count++
  const before = isEnd ? one[one.length - count - 1] : one[count - 1]
  return count > 0 && isHighHalf(before) ? count - 1 : count
}

function replaceLetters({ text, runs }: Line, from: number, to: number, words: string): void {
  const old = text.slice(from, to)
  const most = Math.min(old.length, words.length)
  const head = alike(old, words, most, false)
  let tail = alike(old, words, most - head, true)
  // words put before the first letter take its marks, not those of what stands before it
  if (head === 0 && tail === old.length) tail = old.length - [...old][0]!.length
  const [start, end] = [from + head, to - tail]
  const put = words.slice(head, words.length - tail)

  if (start === end) {
    const run = runs.findLast(({ from, to }) => from < start && start <= to)
    if (put !== '') run?.node.insert(start - run.from, put)
    return
  }
  const isTouched = (run: Stretch) => run.from < end && run.to > start
  const first = runs.find(isTouched)
  for (const run of runs.filter(isTouched).toReversed()) {
    const [at, upTo] = [Math.max(start, run.from) - run.from, Math.min(end, run.to) - run.from]
    if (run !== first || put === '') {
      run.node.delete(at, upTo - at)
      continue
    }
    // Among the letters that go, so that a place that began with the first or ended with the last holds what came instead.
    const letter = String.fromCodePoint(text.codePointAt(start)!).length
    const before = upTo - at === letter && head > 0 ? 0 : letter
    run.node.insert(at + before, put)
    run.node.delete(at + before + put.length, upTo - at - before)
    if (before > 0) run.node.delete(at, before)
  }
}
