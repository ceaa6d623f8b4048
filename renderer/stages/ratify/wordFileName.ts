import { cut } from '#shared/base/line'
import type { StrategyContent } from '#shared/content/content'

/**
 * A file name every system takes, such as `Nilab University - International Strategy 2027-2031.docx`. `kind` says at its end
 * what sort of copy it is; empty for the one to be ratified.
 */
export function wordFileName({ profile }: Pick<StrategyContent, 'profile'>, untitled: string, kind = ''): string {
  const { institution, shortName, title, periodStart, periodEnd } = profile
  const years = [periodStart, periodEnd].map(String)
  const isSaid = years.every(year => title.includes(year)) // many titles name their period
  const period = periodStart !== null && periodEnd !== null && !isSaid ? years.join('-') : ''
  const name = [shortName || institution, [title || untitled, period].filter(Boolean).join(' '), kind]
    .filter(Boolean)
    .join(' - ')
  const plain = name
    .replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const safe = cut(plain, 120).replace(/[. ]+$/, '')
  return `${safe || untitled}.docx`
}
