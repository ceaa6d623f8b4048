import { desktopInviteLink, inviteLink, type InviteHost } from '#shared/statements/inviteToken'

/** Where an invite can be opened. */
export interface InviteLinks {
  /** In a browser; null where no page can reach the host, which has a certificate of its own. */
  readonly web: string | null
  /** In Meridian on a computer. */
  readonly desktop: string
}

/** The page that a host serves, by the address at which it is dialled. */
const pageOf = (address: string) => `${address.replace(/^ws/, 'http')}/`

/** The links of an invite; `page` is the address of the page one looks at, null on the desktop. */
export function inviteLinks(token: string, host: InviteHost | null, page: string | null): InviteLinks {
  const served = host && !host.pin && host.addresses[0]
  const reached = served ? pageOf(served) : host?.pin ? null : page
  return { web: reached && inviteLink(reached, token), desktop: desktopInviteLink(token) }
}

/** The longest mailto link that every mail program takes. */
const longestMailto = 1900

/** A link that opens a new e-mail with all of it, or null where the text is too long for that. */
export function mailtoOf(to: string, subject: string, body: string): string | null {
  const link = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
  return link.length <= longestMailto ? link : null
}

/** Whether a link leads to the very computer it is opened on, and so nowhere from another. */
export const isLoopback = (link: string): boolean =>
  /^https?:\/\/(?:127(?:\.\d+){3}|localhost|\[::1\])(?:[:\/]|$)/i.test(link)
