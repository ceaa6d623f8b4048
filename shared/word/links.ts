import { isSafeLink } from '../draft/vocabulary'

/** Longest address Word takes without repairing the file. */
const longest = 2000

/**
 * The address as Word may be given it, or null where the text is better off without a link. Word calls a file damaged over an
 * address that is no valid URI, so what such an address cannot hold is escaped.
 */
export function webAddress(link: string): string | null {
  if (!isSafeLink(link)) return null
  const address = escapeUri(link)
  if (address.length > longest) return null
  return /^https?:\/\/[^/?#@:]+(:\d{1,5})?([/?#]|$)/i.test(address) || /^mailto:[^@?]+@[^@?]+(\?|$)/i.test(address)
    ? address
    : null
}

const allowed = /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]$/

function escapeUri(link: string): string {
  let fragment = false
  let address = ''
  for (let i = 0; i < link.length;) {
    const sign = String.fromCodePoint(link.codePointAt(i)!)
    const isEscape = sign === '%' && /^%[0-9a-f]{2}$/i.test(link.slice(i, i + 3))
    const secondHash = sign === '#' && fragment
    fragment ||= sign === '#'
    address +=
      isEscape || (allowed.test(sign) && !secondHash)
        ? sign
        : /^[\ud800-\udfff]$/.test(sign)
          ? ''
          : encodeURIComponent(sign)
    i += sign.length
  }
  return address
}
