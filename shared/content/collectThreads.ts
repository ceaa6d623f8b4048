import type { Speaker, Thread } from '../comments/threads'
import { resolveAnchor, type Place } from '../draft/anchor'
import { inReadingOrder, type SectionId } from '../draft/section'
import { blockAt, sectionText, type SectionText } from '../draft/sectionText'
import type { Workspace } from '../workspace/workspace'
import type { ContentPoint, ContentSpeaker, ContentThread } from './content'

/** Reads threads with the places of their texts at this moment, in the order of the draft. */
export function collectThreads(workspace: Workspace, threads: readonly Thread[]): ContentThread[] {
  const order = inReadingOrder(workspace.sections.read()).map(({ id }) => id)
  const texts = new Map(order.map(id => [id, sectionText(workspace.prose(id))]))
  const rank = new Map(order.map((id, index) => [id, index]))
  const draft = workspace.prose(order[0] ?? ('section:none' as SectionId)).doc!
  const found = threads.map(thread => {
    const place = resolveAnchor(thread.anchor, draft, texts)
    return { thread, place, section: rank.get(place?.section ?? thread.anchor.section) ?? order.length }
  })
  return found
    .sort(
      (a, b) =>
        a.section - b.section ||
        (a.place?.from ?? -1) - (b.place?.from ?? -1) ||
        a.thread.at - b.thread.at ||
        (a.thread.id < b.thread.id ? -1 : 1),
    )
    .map(({ thread, place }) => contentOf(thread, place, place && texts.get(place.section)!, rank))
}

function contentOf(
  { id, anchor, text, replies, resolved, ...said }: Thread,
  place: Place | null,
  sectionText: SectionText | null,
  sections: ReadonlyMap<SectionId, number>,
): ContentThread {
  const section = place?.section ?? anchor.section
  return {
    id,
    section: sections.has(section) ? section : null,
    place:
      place && sectionText
        ? {
            from: pointAt(sectionText, place.from),
            to: pointAt(sectionText, place.to),
            isChanged: place.isChanged,
          }
        : null,
    quote: anchor.quote,
    by: speakerOf(said),
    text,
    replies: replies.map(({ text: words, ...reply }) => ({ by: speakerOf(reply), text: words })),
    resolved: resolved && speakerOf(resolved),
  }
}

function pointAt(text: SectionText, at: number): ContentPoint {
  const { id, from } = text.blocks[blockAt(text, at)]!
  return { block: id, offset: at - from }
}

const speakerOf = ({ name, role, at, carriedBy }: Speaker): ContentSpeaker => ({
  name,
  role,
  at,
  ...(carriedBy !== null && { carriedBy }),
})
