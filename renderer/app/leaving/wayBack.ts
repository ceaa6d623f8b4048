import type { OpenedWorkspace } from '../../workspace/opened'

/** What a person should know about coming back, before a computer forgets them. */
interface WayBack {
  readonly hasRoot: boolean
  /** Whether nobody could invite, or invite back, any more. */
  readonly isOnlyCoordinator: boolean
  /** Whether there is neither another computer of theirs nor a recovery file. */
  readonly isLastDevice: boolean
}

/** The way back of whoever has this workspace open. */
export function wayBackOf({ statements, me, device, hasRoot }: OpenedWorkspace): WayBack {
  const { members } = statements.read()
  const member = members.get(me.id)
  const others = [...(member?.devices.keys() ?? [])].filter(key => key !== device)
  const isLastDevice = member !== undefined && !member.isRevoked && others.length + member.recoveryKeys.size === 0
  const isOther = [...members.values()].some(
    ({ id, role, devices }) => id !== me.id && role === 'coordinator' && devices.size > 0,
  )
  return { hasRoot, isLastDevice, isOnlyCoordinator: isLastDevice && member.role === 'coordinator' && !isOther }
}
