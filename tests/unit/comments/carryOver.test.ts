import { expect, it } from 'vitest'
import { carryOver } from '#shared/comments/carryOver'
import { threads } from '#shared/comments/threads'
import { fold } from '#shared/statements/fold'
import type { Body, Key } from '#shared/statements/kinds'
import { openStatements } from '#shared/statements/statementSet'
import { aComment, aReply, said } from '../../support/talk'
import { founded, joined, type KeyHolder } from '../../support/trust'

it('states threads anew in another workspace, naming who said what, and who carried it', async () => {
  const there = await founded()
  const elena = await joined(there.workspace, there.ana, 'elena', { role: 'mentor', name: 'Elena Marchetti' })
  const say = <K extends 'comment' | 'reply' | 'resolution'>(
    who: KeyHolder,
    what: { readonly kind: K; readonly key: Key<K>; readonly body: Body<K> },
    when?: Parameters<typeof said>[3],
  ) => said(there.workspace, who, what, when)
  const [asked, gone] = [aComment(elena.id, 'From which year?', 'a'), aComment(elena.id, 'Never mind', 'b')]
  const set = await openStatements(there.workspace, [...there.statements, ...elena.statements])
  set.take([
    await say(elena, asked, { at: 1 }),
    await say(there.ana, aReply(there.ana.id, asked.key, '2024.'), { at: 2 }),
    await say(there.ana, { kind: 'resolution', key: asked.key, body: { resolved: true } }, { at: 3 }),
    await say(elena, gone, { at: 4 }),
    await say(there.ana, aReply(there.ana.id, gone.key, 'Why?', 'two'), { at: 5 }),
    await say(elena, { ...gone, body: { removed: true } }, { revision: 2 }),
  ])
  const before = threads(set.have().values(), set.read())

  // when Ana founds a workspace of her own with it, and keeps her id
  const here = await founded()
  const carrier = { workspace: here.workspace, id: here.ana.id, device: here.ana.device }
  const statements = await openStatements(here.workspace, [...here.statements, ...(await carryOver(before, carrier))])
  const after = threads(statements.have().values(), fold(statements.have().values()))

  expect(after).toMatchObject([
    {
      name: 'Elena Marchetti',
      role: 'mentor',
      at: 1,
      member: here.ana.id,
      carriedBy: 'Ana',
      text: 'From which year?',
      replies: [{ name: 'Ana', carriedBy: null, text: '2024.', at: 2 }],
      resolved: { name: 'Ana', at: 3 },
    },
    { name: 'Elena Marchetti', text: null, replies: [{ text: 'Why?' }] },
  ])
  expect(after.map(({ anchor }) => anchor)).toEqual(before.map(({ anchor }) => anchor))
})
