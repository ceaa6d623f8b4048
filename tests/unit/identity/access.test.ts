import { expect, it } from 'vitest'
import { canState, canWrite, Role, type Kind, type Part } from '#shared/identity/access'

const allowed = <T>(things: readonly T[], may: (thing: T) => boolean) => things.filter(may)
const talk: Kind[] = ['comment', 'reply', 'resolution']
const kinds: Kind[] = [
  'certificate',
  'invite',
  'enrolment',
  'admission',
  'ownKey',
  'device',
  'generation',
  'session',
  'host',
  'personRevocation',
  'deviceRevocation',
  ...talk,
]
const parts: Part[] = ['record', 'draft']

it.each([
  ['coordinator', kinds.filter(kind => kind !== 'admission'), parts],
  ['member', ['enrolment', 'ownKey', 'device', 'session', 'deviceRevocation', ...talk], parts],
  ['mentor', ['enrolment', 'ownKey', 'device', 'deviceRevocation', ...talk], []],
  ['approver', ['enrolment', 'ownKey', 'device', 'deviceRevocation', ...talk], []],
] as const)('lets a %s state and write what the table says', (role, states, writes) => {
  expect(allowed(kinds, kind => canState(role, kind))).toEqual(states)
  expect(allowed(parts, part => canWrite(role, part))).toEqual(writes)
})

it('knows four roles', () => {
  expect(Role.options).toEqual(['coordinator', 'member', 'mentor', 'approver'])
})
