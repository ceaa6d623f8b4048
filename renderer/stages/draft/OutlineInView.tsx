import type { ComponentProps } from 'react'
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
export function OutlineInView({ page, session, ...props }: OutlineInViewProps) {
  const current = useReadable(page.inView)
  const total = useTotal(session.words, props.outline.sections)
  return <Outline {...props} current={current} total={total} />
}
