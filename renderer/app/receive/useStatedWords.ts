import { useTranslation } from 'react-i18next'
import type { Stated } from '#shared/exchange/preview'

/** Kinds that people made themselves, and would look for. */
const talk = ['comment', 'reply', 'resolution', 'suggestion'] as const
type Talk = (typeof talk)[number]
const isTalk = (kind: string | null): kind is Talk => (talk as readonly (string | null)[]).includes(kind)

/** Sentences that count statements: comments by whom, and the rest by what it is about. Sessions are nobody's concern. */
export function useStatedWords(): (stated: readonly Stated[]) => readonly string[] {
  const { t } = useTranslation('receive')
  return stated => {
    const told = stated.filter(({ kind }) => kind !== 'session')
    const sum = (fits: (kind: string | null) => boolean) =>
      told.reduce((count, each) => (fits(each.kind) ? count + each.count : count), 0)
    const rights = sum(kind => kind !== null && !isTalk(kind))
    const unread = sum(kind => kind === null)
    return [
      ...told.flatMap(({ kind, by, count }) => {
        if (!isTalk(kind)) return []
        const what = t(`stated.${kind}`, { count })
        return [by ? t('stated.by', { what, name: by }) : what]
      }),
      ...(rights > 0 ? [t('stated.rights', { count: rights })] : []),
      ...(unread > 0 ? [t('stated.unread', { count: unread })] : []),
    ]
  }
}
