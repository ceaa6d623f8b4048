import { useTranslation } from 'react-i18next'
import type { InviteHost } from '#shared/statements/inviteToken'
import { usePlatform } from '../../../platform/PlatformContext'
import { formatDay } from '../../../ui/format'
import { inviteHostOf, type HandOut } from '../../../workspace/invite'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'
import { inviteLinks, isLoopback, type InviteLinks } from './inviteLinks'
import type { Participant } from './participants'

/** An invite as it is handed to somebody. */
export interface Invitation {
  readonly participant: Participant
  readonly handOut: HandOut
  readonly links: InviteLinks
  readonly fileName: string
  readonly subject: string
  /** The e-mail, with every link. */
  readonly text: string
  /** The e-mail with one link only, short enough for more mail programs. */
  readonly shortText: string
}

/** The host that invites lead to: the one that is reached now, else the first; null where there is none. */
export function useInviteHost(): InviteHost | null {
  const { live, statements } = useOpened()
  const standing = useReadable(statements)
  const status = useReadable(live.status)
  const address = status.state === 'alone' ? null : status.address
  const keys = [...standing.hosts.keys()]
  const key = keys.find(one => address !== null && standing.hosts.get(one)?.addresses.includes(address)) ?? keys[0]
  return key === undefined ? null : inviteHostOf(standing, key)
}

/** Writes what goes with an invite: links, file name, e-mail. */
export function useInvitation(): (participant: Participant, handOut: HandOut) => Invitation {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const { me, workspace } = useOpened()
  const { shell } = usePlatform()
  const { title, institution } = useReadable(workspace.profile)
  const host = useInviteHost()
  return (participant, handOut) => {
    const page = shell === 'browser' ? window.location.href : null
    const links = inviteLinks(handOut.token, host, page)
    const name = participant.name || t('nameless')
    const facts = {
      name,
      inviter: me.name,
      title: title || t('mail.noTitle'),
      institution: institution || t('mail.noInstitution'),
      role: common(`role.${participant.role}`),
      day: formatDay(handOut.expires),
      ...links,
      interpolation: { escapeValue: false },
    }
    const leadsThere = links.web !== null && !isLoopback(links.web)
    const ways = leadsThere
      ? [t('mail.web', facts), t('mail.desktopToo', facts)]
      : [t('mail.desktop', facts), t('mail.attached', facts)]
    const letter = (middle: readonly string[]) =>
      [t('mail.begin', facts), ...middle, ...(host ? [] : [t('mail.noHost')]), t('mail.end', facts)].join('\n\n')
    return {
      participant,
      handOut,
      links,
      fileName: `${t('mail.file', { name, interpolation: { escapeValue: false } })}.meridian-invite`,
      subject: t('mail.subject', facts),
      text: letter(ways),
      shortText: letter(ways.slice(0, 1)),
    }
  }
}
