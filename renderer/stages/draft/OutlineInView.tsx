import { useMemo, type ComponentProps } from 'react'
import { asStarted } from '#shared/draft/section'
import type { LivePage } from '../../editor/page/livePage'
import type { CommentRoom } from '../../editor/comments/commentRoom'
import type { DraftSession } from '../../editor/session/draftSession'
import { useReadable } from '../../workspace/useReadable'
import { useCommentCounts } from './comments/useCommentCounts'
import { Outline } from './Outline'
import { useTotal } from './useTotal'

type OutlineInViewProps = Omit<ComponentProps<typeof Outline>, 'current' | 'total' | 'comments'> & {
  readonly page: LivePage
  readonly session: DraftSession
  readonly room: CommentRoom
}

/** The outline, with the section in view marked and the words counted. */
export function OutlineInView({ page, session, room, outline, ...props }: OutlineInViewProps) {
  const current = useReadable(page.inView)
  const words = useReadable(session.words)
  const total = useTotal(session.words, outline.sections)
  const seen = useMemo(
    () => ({ ...outline, sections: outline.sections.map(section => asStarted(section, words.get(section.id) ?? 0)) }),
    [outline, words],
  )
  const comments = useCommentCounts(room)
  return <Outline {...props} comments={comments} outline={seen} current={current} total={total} />
}
