/**
 * Words as people count them: runs of letters and digits, apostrophes and hyphens inside included. Chinese and Japanese
 * characters count one by one, because nothing parts their words.
 */
export function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+(?:['’\-.,][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0
}
