import { expect, it } from 'vitest'
import { appendBlocks } from '#shared/draft/prose'
import { incoming } from '#shared/replica/origins'
import { sectionHost, type HostEvents } from '../../../renderer/editor/page/sectionHost'
import type { ReadOnly } from '../../../renderer/workspace/opened'
import { cohort } from '../../support/cohort'
import { deskOf } from './desk'

/** A section with a link to `address`, for somebody who may write it or not; gives the link and what was opened. */
function sectionWithLink(address: string, readOnly: ReadOnly) {
  const { ana } = cohort('ana')
  ana.documents.draft.transact(
    () =>
      appendBlocks(ana.prose('section:one'), [
        { type: 'paragraph', id: 'p', content: [{ text: 'the ministry', link: address }] },
      ]),
    incoming,
  )
  const opened: string[] = []
  const nothing = () => undefined
  const events: HostEvents = {
    leave: nothing,
    focused: nothing,
    changed: nothing,
    details: () => false,
    link: nothing,
    undo: nothing,
    redo: nothing,
    insertPictures: nothing,
    refused: nothing,
    openLink: url => void opened.push(url),
  }
  const element = document.createElement('div')
  document.body.append(element)
  const host = sectionHost(deskOf(ana, readOnly).session, 'section:one', element, 'heading', events, nothing, nothing)
  host.show()
  return { opened, link: () => element.querySelector('a')!, host }
}

const click = (link: HTMLElement, ctrlKey: boolean) =>
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey }))

it('opens a link outside of Meridian for whoever reads, and with Ctrl for whoever writes', () => {
  const reader = sectionWithLink('https://example.org/plan', 'stranger')
  click(reader.link(), false)
  expect(reader.opened).toEqual(['https://example.org/plan'])

  const writer = sectionWithLink('https://example.org/plan', null)
  click(writer.link(), false)
  expect(writer.opened).toEqual([])
  click(writer.link(), true)
  writer.host.enliven()
  click(writer.link(), true)
  expect(writer.opened).toEqual(['https://example.org/plan', 'https://example.org/plan'])
})
