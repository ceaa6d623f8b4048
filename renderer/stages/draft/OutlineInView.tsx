import { useMemo, type ComponentProps } from 'react'
import { asStarted } from '#shared/draft/section'
import type { LivePage } from '../../editor/page/livePage'
import type { DraftSession } from '../../editor/session/draftSession'
import { useReadable } from '../../workspace/useReadable'
import { Outline } from './Outline'
import { useTotal } from './useTotal'

type OutlineInViewProps = Omit<ComponentProps<typeof Outline>, 'current' | 'total'> & {
  readonly page: LivePage
  readonly session: DraftSession
}

/** The outline, with the section in view marked and the words counted. */
export function OutlineInView({ page, session, outline, ...props }: OutlineInViewProps) {
  const current = useReadable(page.inView)
  const words = useReadable(session.words)
  const total = useTotal(session.words, outline.sections)
  const seen = useMemo(
    () => ({ ...outline, sections: outline.sections.map(section => asStarted(section, words.get(section.id) ?? 0)) }),
    [outline, words],
  )
  return <Outline {...props} outline={seen} current={current} total={total} />
}
