import type { Command } from './commands'

/** How well a command fits, less being better: by its name, by other words for it, by what people wrote. */
function fit({ label, keywords = [], isWritten = false }: Command, words: string): number | null {
  const has = (text: string) => text.toLowerCase().includes(words)
  if (has(label)) return isWritten ? 2 : 0
  return keywords.some(has) ? 1 : null
}

/**
 * The commands that fit what is typed, best first, at most `most` of them: a sentence that somebody wrote comes after every
 * command of the same words. All of them, in their order, while nothing is typed.
 */
export function fittingCommands(list: readonly Command[], query: string, most: number): readonly Command[] {
  const words = query.trim().toLowerCase()
  if (!words) return list.slice(0, most)
  return list
    .flatMap(command => {
      const rank = fit(command, words)
      return rank === null ? [] : [{ command, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ command }) => command)
}
