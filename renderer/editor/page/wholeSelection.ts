import type * as Y from 'yjs'
import { escapeXml } from '#shared/base/xml'
import { plainText } from '#shared/draft/blocks'
import { readBlocks } from '#shared/draft/prose'
import type { SectionId } from '#shared/draft/section'
import type { SectionHost } from './sectionHost'

/** All sections of a page, to be selected and copied as one. */
export interface WholeSelection {
  /** Selects everything that the sections show; `from` keeps the focus. */
  select(from: SectionHost): void
  dispose(): void
}

/**
 * No editor reaches beyond its own section, so all of them give way to plain text while everything is selected; a press anywhere
 * brings them back. Copying then takes titles and prose, and leaves out what is on the page to be pressed.
 */
export function wholeSelection(
  sections: () => readonly SectionHost[],
  proseOf: (id: SectionId) => Y.XmlFragment,
): WholeSelection {
  const sectionOf = ({ element }: SectionHost) => element.closest('section') ?? element

  const isWhole = ({ startContainer, endContainer, endOffset }: Range, hosts: readonly SectionHost[]) =>
    hosts.length > 0 &&
    startContainer === sectionOf(hosts[0]!) &&
    endContainer === sectionOf(hosts.at(-1)!) &&
    endOffset === endContainer.childNodes.length

  function copy(event: ClipboardEvent): void {
    const hosts = sections()
    const range = document.getSelection()?.rangeCount === 1 ? document.getSelection()!.getRangeAt(0) : null
    if (!event.clipboardData || !range || !isWhole(range, hosts)) return
    const copied = hosts.map(({ id, element }) => ({
      title: document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
      text: plainText(readBlocks(proseOf(id))),
      html: element.querySelector('.prose')?.innerHTML ?? '',
    }))
    event.preventDefault()
    event.clipboardData.setData('text/plain', copied.map(({ title, text }) => `${title}\n\n${text}`).join('\n\n'))
    event.clipboardData.setData(
      'text/html',
      copied.map(({ title, html }) => `<h1>${escapeXml(title)}</h1>${html}`).join(''),
    )
  }
  document.addEventListener('copy', copy)

  return {
    select: from => {
      const hosts = sections()
      const [first, last] = [hosts[0], hosts.at(-1)]
      if (!first || !last) return
      for (const host of hosts) {
        host.still()
        host.show()
      }
      from.element.focus({ preventScroll: true })
      const end = sectionOf(last)
      document.getSelection()?.setBaseAndExtent(sectionOf(first), 0, end, end.childNodes.length)
    },
    dispose: () => document.removeEventListener('copy', copy),
  }
}
