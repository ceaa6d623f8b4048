import { expect, it } from 'vitest'
import { desktopInviteLink } from '#shared/statements/inviteToken'
import { tokenOfLink } from '#shared/platform/inviteLink'

const token = `1.${'a'.repeat(16)}.${'b'.repeat(43)}..c.d.e`

it('finds the token in the link that invites are sent as', () => {
  expect(tokenOfLink(desktopInviteLink(token))).toBe(token)
  expect(tokenOfLink(`Meridian://join/${token}/`)).toBe(token)
})

it.each(['', 'meridian:', 'meridian://', `meridian://join/${token} extra`, `meridian://joins/${token}`])(
  'finds none in %j',
  text => {
    expect(tokenOfLink(text)).toBeNull()
  },
)
