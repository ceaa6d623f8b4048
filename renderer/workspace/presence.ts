import * as Y from 'yjs'
import { z } from 'zod'
import { idOf } from '#shared/base/ids'
import { source, type Readable } from '#shared/base/readable'
import type { SectionId } from '#shared/draft/section'
import type { Role } from '#shared/identity/access'
import type { MemberId } from '#shared/profile/profile'
import type { Standing } from '#shared/statements/fold'
import { presenceOf } from '#shared/sync/presence'
import type { Live } from './live'
import { places, stages, type Screen } from './screens'

/** Where somebody is: a screen, and in the draft the section they look at or have their caret in. */
export interface Whereabouts {
  readonly screen: Screen
  readonly section: SectionId | null
  /** Whether their caret stands in the section. */
  readonly isWriting: boolean
}

/** Somebody else who is here, in however many windows. */
export interface PersonHere {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  /** Where they write first. Empty while they do not say. */
  readonly at: readonly Whereabouts[]
}

/** A place in a section's text that stays with it, as people show it to each other. */
interface Span {
  readonly section: SectionId
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** The caret or selection of somebody else. */
export interface RemoteCaret extends Span {
  /** Their Yjs client: one window. */
  readonly client: number
  readonly person: MemberId
  readonly name: string
}

/** Who else is here, and what I show of myself. */
export interface Presences {
  /** By name; the same object until what is shown changes. Nobody while no host is reached. */
  readonly people: Readable<readonly PersonHere[]>
  readonly carets: Readable<readonly RemoteCaret[]>
  /** Says which screen I am on. */
  showScreen(screen: Screen): void
  /** Says which section of the draft I have before me. */
  showSection(section: SectionId | null): void
  /** Says where my caret is, by asking `where` shortly after; null when it is not there any more. */
  showCaret(where: () => Span | null): void
  /** Asks again where my caret is: it may have gone. */
  lookAgain(): void
}

/** What presence is read from. */
export interface PresenceSources {
  readonly me: { readonly id: MemberId }
  readonly live: Pick<Live, 'awareness' | 'status'>
  readonly statements: Readable<Pick<Standing, 'members'>>
}

/** Typing moves the caret with every key; it is told at most this often, and never while the key is handled. */
const pauseMs = 80

const ItemId = z.object({ client: z.int().min(0), clock: z.int().min(0) })
const Position = z.object({
  type: ItemId.nullish(),
  tname: z.string().nullish(),
  item: ItemId.nullish(),
  assoc: z.int().optional(),
})
const section = idOf('section')
const screen = z.enum([...stages, ...places])

/** What another computer shows. Anything may stand in it: what cannot be read counts as not shown. */
const State = z.object({
  user: z.object({ id: idOf('member'), name: z.string(), color: z.string() }),
  place: z.object({ screen, section: section.nullable() }).nullable().catch(null),
  cursor: z.object({ section, anchor: Position, head: Position }).nullable().catch(null),
})

interface Shown {
  readonly person: Omit<PersonHere, 'at'>
  readonly at: Whereabouts | null
  readonly span: Span | null
}

/** A position somebody sent; a name in it may only be that of the section, or Yjs would make a new part of the document. */
function positionIn(sectionId: SectionId, json: z.infer<typeof Position>): Y.RelativePosition | null {
  if (typeof json.tname === 'string' && json.tname !== sectionId) return null
  return Y.createRelativePositionFromJSON(json)
}

function spanOf(cursor: z.infer<typeof State>['cursor']): Span | null {
  if (!cursor) return null
  const anchor = positionIn(cursor.section, cursor.anchor)
  const head = positionIn(cursor.section, cursor.head)
  return anchor && head && { section: cursor.section, anchor, head }
}

/** What a state shows of a person, or null where name or colour are not as certified. */
function readState(state: unknown, members: Standing['members']): Shown | null {
  const { data } = State.safeParse(state)
  const member = data && members.get(data.user.id)
  if (!member || member.isRevoked) return null
  const certified = presenceOf(member)
  if (data.user.name !== certified.name || data.user.color !== certified.color) return null
  const { id, name, role } = member
  const span = spanOf(data.cursor)
  const place = data.place && { ...data.place, isWriting: false }
  return {
    person: { id, name, role },
    at: span ? { screen: 'draft', section: span.section, isWriting: true } : place,
    span,
  }
}

/** Joins the windows of each person. */
function joined(shown: Iterable<Shown>): readonly PersonHere[] {
  const people = new Map<MemberId, { person: Shown['person']; at: Map<string, Whereabouts> }>()
  for (const { person, at } of shown) {
    const entry = people.get(person.id) ?? { person, at: new Map<string, Whereabouts>() }
    people.set(person.id, entry)
    if (at === null) continue
    const key = `${at.screen} ${at.section ?? ''}`
    if (at.isWriting || !entry.at.has(key)) entry.at.set(key, at)
  }
  return [...people.values()]
    .map(({ person, at }) => ({
      ...person,
      at: [...at]
        .sort(([a, x], [b, y]) => Number(y.isWriting) - Number(x.isWriting) || (a < b ? -1 : 1))
        .map(([, x]) => x),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

const sameCaret = (a: RemoteCaret, b: RemoteCaret | undefined): boolean =>
  b !== undefined &&
  a.client === b.client &&
  a.name === b.name &&
  a.section === b.section &&
  Y.compareRelativePositions(a.anchor, b.anchor) &&
  Y.compareRelativePositions(a.head, b.head)

const known = new WeakMap<Live['awareness'], Presences>()

/** Who else is here in an open workspace; the same for each call. */
export function presences({ me, live, statements }: PresenceSources): Presences {
  const { awareness, status } = live
  const before = known.get(awareness)
  if (before) return before

  const people = source<readonly PersonHere[]>([])
  const carets = source<readonly RemoteCaret[]>([])
  let read = new WeakMap<object, { readonly shown: Shown | null }>()

  function shownBy(state: object): Shown | null {
    const cached = read.get(state)
    if (cached) return cached.shown
    const shown = readState(state, statements.read().members)
    read.set(state, { shown })
    return shown
  }

  function look(): void {
    const isConnected = status.read().state === 'connected'
    const others = isConnected
      ? [...awareness.getStates()].flatMap(([client, state]) => {
          const shown = client === awareness.clientID ? null : shownBy(state)
          return shown ? [{ client, ...shown }] : []
        })
      : []
    const nowHere = joined(others.filter(({ person }) => person.id !== me.id))
    if (JSON.stringify(nowHere) !== JSON.stringify(people.read())) people.set(nowHere)
    const nowAt = others
      .flatMap(({ client, person, span }) => (span ? [{ ...span, client, person: person.id, name: person.name }] : []))
      .sort((a, b) => a.client - b.client)
    const wereAt = carets.read()
    if (nowAt.length !== wereAt.length || !nowAt.every((caret, i) => sameCaret(caret, wereAt[i]))) carets.set(nowAt)
  }

  const mine: { screen: Screen | null; section: SectionId | null; where: () => Span | null } = {
    screen: null,
    section: null,
    where: () => null,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  function publish(): void {
    timer = undefined
    if (isOver) return
    const place = mine.screen && { screen: mine.screen, section: mine.screen === 'draft' ? mine.section : null }
    const next = { ...awareness.getLocalState(), place, cursor: mine.where() }
    if (JSON.stringify(next) !== JSON.stringify(awareness.getLocalState())) awareness.setLocalState(next)
  }
  const soon = () => void (timer ??= setTimeout(publish, pauseMs))

  awareness.on('change', (_: unknown, origin: unknown) => origin !== 'local' && look())
  const stops = [
    status.subscribe(look),
    statements.subscribe(() => {
      read = new WeakMap()
      look()
    }),
  ]
  awareness.on('destroy', () => {
    isOver = true
    clearTimeout(timer)
    for (const stop of stops) stop()
  })
  look()

  const made: Presences = {
    people,
    carets,
    showScreen: now => {
      mine.screen = now
      soon()
    },
    showSection: now => {
      mine.section = now
      soon()
    },
    showCaret: where => {
      mine.where = where
      soon()
    },
    lookAgain: soon,
  }
  known.set(awareness, made)
  return made
}
