const marker =
  /^[\s\u00a0]*(?:[\u00b7\u2022\u25cf\u25aa\u2013§o-]|\(?[0-9]{1,3}[.)]|\(?[A-Za-z][.)]|\(?[ivxlcIVXLC]+[.)])[\s\u00a0]+/
const ordered = /^[\s\u00a0]*\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxlcIVXLC]+)[.)]/

interface Entry {
  readonly level: number
  readonly isOrdered: boolean
  readonly paragraph: HTMLElement
}

/** Word writes list items as paragraphs with a style `mso-list: l0 level2 lfo1`; the sign or number stands in their text. */
function readEntry(element: Element): Entry | null {
  if (!(element instanceof HTMLElement)) return null
  const level = /mso-list:[^;"']*\blevel(\d)/i.exec(element.getAttribute('style') ?? '')?.[1]
  if (level === undefined) return null
  const isOrdered = ordered.test(element.textContent)
  for (const sign of element.querySelectorAll('[style*="mso-list"]')) sign.remove() // "mso-list:Ignore" wraps the sign
  return { level: Number(level), isOrdered, paragraph: element }
}

/** The sign where the clipboard lost the wrapper around it. */
function dropMarker(paragraph: HTMLElement): void {
  const first = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
  if (first) first.textContent = (first.textContent ?? '').replace(marker, '')
}

/** Turns Word's list paragraphs into lists, nested as their levels say. */
export function wordLists(root: HTMLElement): void {
  let open: { readonly level: number; readonly list: HTMLElement }[] = []
  let last: Element | null = null
  for (const element of [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const entry = readEntry(element)
    if (!entry) continue
    if (last === null || element.previousElementSibling !== last) open = []
    open = open.filter(({ level }) => level <= entry.level)
    const deepest = open.at(-1)
    if (deepest?.level !== entry.level) {
      const list = document.createElement(entry.isOrdered ? 'ol' : 'ul')
      if (deepest) (deepest.list.lastElementChild ?? deepest.list).append(list)
      else element.before(list)
      open.push({ level: entry.level, list })
    }
    dropMarker(entry.paragraph)
    const item = document.createElement('li')
    const paragraph = document.createElement('p')
    paragraph.append(...entry.paragraph.childNodes)
    item.append(paragraph)
    open.at(-1)!.list.append(item)
    last = open[0]!.list
    element.remove()
  }
}
