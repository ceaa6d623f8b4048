import { wordLists } from './wordLists'

const dropped =
  'style, script, meta, link, title, xml, template, object, embed, iframe, svg, math, form, input, button, select, textarea'

/** What is no part of the text as it stands: words deleted with changes tracked, and comments with their marks. */
const struck = 'del, .msoDel, .msocomanchor, .MsoCommentReference, [style*="mso-element:comment"]'

/** Whether the HTML was copied from one of our own sections, and so says exactly what it means. */
const isOwn = (html: string) => html.includes('data-pm-slice')

/**
 * Brings HTML from Word, LibreOffice, mail or the web to what the vocabulary can say: real lists, two levels of headings, no
 * remarks and styles. What is left unknown is taken as its text. Nothing that the HTML points to is fetched.
 */
export function cleanHtml(html: string): string {
  if (isOwn(html)) return html
  const { body } = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, ''), 'text/html')
  for (const element of body.querySelectorAll(`${dropped}, ${struck}`)) element.remove()
  for (const picture of body.querySelectorAll('img, picture, video, audio, canvas')) picture.remove()
  for (const element of [...body.querySelectorAll('*')])
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes)
  raised(body)
  wordLists(body)
  twoLevels(body)
  for (const paragraph of body.querySelectorAll('p')) if (isBlank(paragraph)) paragraph.remove()
  for (const element of body.querySelectorAll<HTMLElement>('[id]')) element.removeAttribute('id')
  return body.innerHTML
}

/** Word keeps distance by empty paragraphs; in cells they are the content. */
const isBlank = (paragraph: Element) =>
  paragraph.closest('td, th, li') === null && paragraph.textContent.replaceAll('\u00a0', ' ').trim() === ''

/** Digits set high or low, as letters of their own: "m2" and "CO2" would say something else. Other letters stand as they are. */
function raised(body: HTMLElement): void {
  for (const element of body.querySelectorAll('sup, sub')) {
    const signs = element.localName === 'sup' ? '⁰¹²³⁴⁵⁶⁷⁸⁹' : '₀₁₂₃₄₅₆₇₈₉'
    if (/^\d+$/.test(element.textContent))
      element.replaceWith(element.textContent.replace(/\d/g, digit => signs[Number(digit)]!))
  }
}

/** The highest level found becomes the first, everything below the second. */
function twoLevels(body: HTMLElement): void {
  const heads = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const highest = Math.min(...heads.map(depth))
  for (const head of heads) {
    const plain = document.createElement(depth(head) === highest ? 'h3' : 'h4')
    plain.append(...head.childNodes)
    head.replaceWith(plain)
  }
}

const depth = (head: Element) => Number(head.localName[1])

/** Pictures that came inside the HTML itself, such as `data:image/png;base64,...`. */
export function picturesInHtml(html: string): Uint8Array[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.querySelectorAll('img')].flatMap(({ src }) => {
    const base64 = /^data:image\/[a-z]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(src)?.[1]
    if (!base64) return []
    try {
      return [Uint8Array.from(atob(base64.replace(/\s/g, '')), sign => sign.charCodeAt(0))]
    } catch {
      return [] // not base64 after all
    }
  })
}
