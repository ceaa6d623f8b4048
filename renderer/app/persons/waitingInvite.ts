import { source } from '#shared/base/readable'

/** The text of an invite that waits for whoever it is for. */
export const waitingInvite = source<string | null>(null)
