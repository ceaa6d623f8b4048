import { describe, expect, it } from 'vitest'
import type { MemberId, Person } from '#shared/profile/profile'
import type { Member, StandingInvite } from '#shared/statements/fold'
import { openStatements } from '#shared/statements/statementSet'
import {
  devicesSeen,
  lastHeard,
  participantsOf,
  type ParticipantSources,
} from '../../../../renderer/app/workspace/people/participants'
import { founded, session } from '../../../support/trust'

const now = 1_800_000_000_000
const farid: Person = {
  id: 'member:farid',
  name: 'Farid Kakar',
  role: 'member',
  unit: 'unit:r',
  institution: '',
  post: '',
  email: '',
  order: 'a',
}
const certified = (more: Partial<Member> = {}): Member => ({
  id: farid.id,
  name: 'F. Kakar',
  role: 'mentor',
  unit: null,
  key: 'A'.repeat(43),
  rank: 1,
  devices: new Map(),
  recoveryKeys: new Map(),
  links: new Map(),
  isRevoked: false,
  ...more,
})
const invited = (expires: number, state: StandingInvite['state'] = 'open') =>
  new Map<MemberId, Pick<StandingInvite, 'expires' | 'state'>>([[farid.id, { expires, state }]])
const read = (more: Partial<ParticipantSources>) =>
  participantsOf({
    people: [farid],
    units: [{ id: 'unit:r', name: 'Registrar', abbreviation: '', order: 'a' }],
    members: new Map(),
    invites: new Map(),
    now,
    ...more,
  })
const access = (more: Partial<ParticipantSources>) => read(more)[0]?.access
const members = (member: Member) => new Map([[member.id, member]])

describe('participantsOf', () => {
  it('says how far somebody has come in', () => {
    expect(access({})).toEqual({ state: 'planned' })
    expect(access({ invites: invited(now + 1) })).toEqual({ state: 'invited', until: now + 1 })
    expect(access({ invites: invited(now) })).toEqual({ state: 'expired', since: now })
    expect(access({ invites: invited(now + 1, 'disputed') })).toEqual({ state: 'disputed' })
    expect(access({ members: members(certified()), invites: invited(now - 1, 'enrolled') })).toEqual({ state: 'late' })
    expect(access({ members: members(certified()) })).toEqual({ state: 'joined' })
    expect(access({ members: members(certified({ isRevoked: true })) })).toEqual({ state: 'ended' })
  })

  it('keeps somebody joined who is invited on another computer', () => {
    expect(access({ members: members(certified()), invites: invited(now + 1) })).toEqual({ state: 'joined' })
  })

  it('takes the name from the list and the role from the certificate, which is what holds', () => {
    expect(read({ members: members(certified()) })).toMatchObject([
      { name: 'Farid Kakar', role: 'mentor', place: 'Registrar' },
    ])
    expect(read({ members: members(certified({ isRevoked: true })) })).toMatchObject([{ role: 'member' }])
  })

  it('shows whoever has access although the list no longer holds them, and not whoever lost it', () => {
    expect(read({ people: [], members: members(certified()) })).toMatchObject([
      { id: farid.id, name: 'F. Kakar', person: null, access: { state: 'joined' } },
    ])
    expect(read({ people: [], members: members(certified({ isRevoked: true })) })).toEqual([])
  })
})

describe('lastHeard', () => {
  it('gives when each person last stated something, and leaves out what a clock says that runs ahead', async () => {
    const { workspace, ana, statements } = await founded()
    const set = await openStatements(workspace, [...statements, await session(workspace, ana, [1])])
    const at = Math.max(...[...set.have().values()].map(statement => statement.at))
    expect(lastHeard(set.have().values(), at)).toEqual(new Map([[ana.id, at]]))
    expect(lastHeard(set.have().values(), at - 1)).toEqual(new Map())
  })
})

describe('devicesSeen', () => {
  it('gives when each device was added and last stated something, and leaves out a clock that runs ahead', async () => {
    const { workspace, ana, statements } = await founded()
    const set = await openStatements(workspace, [...statements, await session(workspace, ana, [1])])
    const all = [...set.have().values()]
    const heard = Math.max(...all.filter(({ signer }) => signer === ana.device.key).map(({ at }) => at))
    const added = all.find(({ content }) => content?.kind === 'device')!.at
    expect(devicesSeen(all, heard).get(ana.device.key)).toEqual({ added, heard })
    expect(devicesSeen(all, added - 1).get(ana.device.key)).toBeUndefined()
  })
})
