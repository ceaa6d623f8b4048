/** Whether XML 1.0 can carry a code point; halves of surrogate pairs come out of `for..of` as themselves and cannot. */
function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code !== 0x7f && (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** The text without what XML 1.0 cannot carry: control characters, non-characters, lone surrogates. */
export function xmlSafe(text: string): string {
  // nearly all text is clean: look before building a copy
  let clean = true
  for (let i = 0; clean && i < text.length; i++) {
    const unit = text.charCodeAt(i)
    clean =
      unit < 0x7f ? unit >= 0x20 || isXmlChar(unit) : unit > 0x7f && (unit < 0xd800 || (unit > 0xdfff && unit < 0xfffe))
  }
  return clean ? text : [...text].filter(sign => isXmlChar(sign.codePointAt(0)!)).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands inside an XML element or a quoted attribute. */
export const escapeXml = (text: string): string => xmlSafe(text).replace(/[&<>"]/g, sign => entities[sign]!)
