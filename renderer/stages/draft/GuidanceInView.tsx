import type { Section } from '#shared/draft/section'
import type { LivePage } from '../../editor/page/livePage'
import { useReadable } from '../../workspace/useReadable'
import { DraftGuidance } from './DraftGuidance'

/** Guidance for the section in view. */
export function GuidanceInView({ page, sections }: { readonly page: LivePage; readonly sections: readonly Section[] }) {
  const current = useReadable(page.inView)
  return <DraftGuidance section={sections.find(({ id }) => id === current)} />
}
