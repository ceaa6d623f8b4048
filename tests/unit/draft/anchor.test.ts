import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorAt, resolveAnchor, type DraftText, type Place } from '#shared/draft/anchor'
import { readBlocks } from '#shared/draft/prose'
import { plainText } from '#shared/draft/blocks'
import { sectionText } from '#shared/draft/sectionText'
import type { SectionId } from '#shared/draft/section'
import type { Anchor } from '#shared/statements/anchor'
import { chance, freshSeed } from '../../support/chance'

const one = 'section:one' as const
const two = 'section:two' as const

/** The draft of one person, with what an editor does to it. */
class Draft {
  readonly doc = new Y.Doc({ gc: false })
  order: SectionId[] = [one, two]
  #ids = 0

  constructor(readonly client: number) {
    this.doc.clientID = client
  }

  fragment = (section: SectionId) => this.doc.getXmlFragment(section)
  blocks = (section: SectionId) => this.fragment(section).toArray() as Y.XmlElement[]
  textOf = (block: Y.XmlElement) => block.get(0) as Y.XmlText
  texts = (): DraftText => new Map(this.order.map(id => [id, sectionText(this.fragment(id))]))
  text = (section: SectionId) => this.texts().get(section)!.text

  paragraph(section: SectionId, at: number, text: string, id = `b${this.client}-${++this.#ids}`): Y.XmlElement {
    const block = new Y.XmlElement('paragraph')
    block.setAttribute('id', id)
    block.insert(0, [new Y.XmlText(text)])
    this.fragment(section).insert(at, [block])
    return block
  }

  /** As pressing Enter does: the tail is deleted and written anew in a block of its own. */
  split(section: SectionId, block: number, at: number): void {
    this.doc.transact(() => {
      const node = this.textOf(this.blocks(section)[block]!)
      const tail = node.toJSON().slice(at)
      node.delete(at, node.length - at)
      this.paragraph(section, block + 1, tail)
    })
  }

  /** As Backspace at the beginning of a block does. */
  join(section: SectionId, block: number): void {
    this.doc.transact(() => {
      const [into, gone] = [this.blocks(section)[block - 1]!, this.blocks(section)[block]!]
      const node = this.textOf(into)
      node.insert(node.length, this.textOf(gone).toJSON())
      this.fragment(section).delete(block, 1)
    })
  }

  type = (section: SectionId, block: number, at: number, text: string) =>
    this.textOf(this.blocks(section)[block]!).insert(at, text)
  erase = (section: SectionId, block: number, at: number, length: number) =>
    this.textOf(this.blocks(section)[block]!).delete(at, length)

  anchor(section: SectionId, quote: string): Anchor {
    const text = this.texts().get(section)!
    const from = text.text.indexOf(quote)
    return anchorAt(section, text, from, from + quote.length)!
  }
  resolve = (anchor: Anchor) => resolveAnchor(anchor, this.doc, this.texts())
  stands(anchor: Anchor): string | null {
    const place = this.resolve(anchor)
    return place && this.text(place.section).slice(place.from, place.to)
  }
}

function meet(...drafts: readonly Draft[]): void {
  const updates = drafts.map(({ doc }) => Y.encodeStateAsUpdate(doc))
  for (const { doc } of drafts) for (const update of updates) Y.applyUpdate(doc, update)
}

function draft(...paragraphs: readonly string[]): Draft {
  const made = new Draft(1)
  paragraphs.forEach((text, at) => made.paragraph(one, at, text))
  return made
}

describe('an anchor', () => {
  it('stays with its text while others write before, behind and at its edges', () => {
    const ana = draft('Credits are decided late. Peers are faster.')
    const anchor = ana.anchor(one, 'decided late')
    ana.type(one, 0, 0, 'Today. ')
    ana.type(one, 0, ana.text(one).indexOf('decided late'), 'often ')
    ana.type(one, 0, ana.text(one).indexOf('. Peers'), ' indeed')
    expect(ana.stands(anchor)).toBe('decided late')
    expect(ana.resolve(anchor)?.isChanged).toBe(false)
  })

  it('follows its text into the second half of a split, and back', () => {
    const ana = draft('All peers decide faster. The Registrar publishes the time taken.')
    const anchor = ana.anchor(one, 'publishes the time')
    ana.split(one, 0, ana.text(one).indexOf('The Registrar'))
    expect(ana.stands(anchor)).toBe('publishes the time')
    ana.join(one, 1)
    expect(ana.stands(anchor)).toBe('publishes the time')
  })

  it('spans the two halves of a split in its midst', () => {
    const ana = draft('All seven similar universities decide faster.')
    const anchor = ana.anchor(one, 'similar universities')
    ana.split(one, 0, ana.text(one).indexOf('universities') + 3)
    expect(ana.stands(anchor)).toBe('similar uni\nversities')
  })

  it('finds the right one of equal words after a join', () => {
    const ana = draft('The plan is late. The plan is late.', 'The plan is late.')
    const anchor = ana.anchor(one, 'The plan is late.')
    const second = anchorAt(one, ana.texts().get(one)!, 36, 53)!
    ana.join(one, 1)
    expect(ana.resolve(anchor)).toMatchObject({ from: 0 })
    expect(ana.resolve(second)).toMatchObject({ from: 35 })
  })

  it('follows a text cut here and pasted into another section, if it stands there only', () => {
    const ana = draft('Recognition takes 61 working days.')
    ana.paragraph(two, 0, 'Money.')
    const anchor = ana.anchor(one, '61 working days')
    ana.fragment(one).delete(0, 1)
    ana.paragraph(two, 1, 'Recognition takes 61 working days.')
    expect(ana.resolve(anchor)).toMatchObject({ section: two, isChanged: false })
    ana.paragraph(two, 2, 'Still 61 working days.')
    expect(ana.resolve(anchor)).toBeNull()
  })

  it('keeps its place in a text that is edited, and says that it changed', () => {
    const ana = draft('All seven similar universities decide faster. So shall we.')
    const anchor = ana.anchor(one, 'All seven similar universities decide faster.')
    ana.erase(one, 0, 4, 5)
    ana.type(one, 0, 4, 'six')
    expect(ana.stands(anchor)).toBe('All six similar universities decide faster.')
    expect(ana.resolve(anchor)?.isChanged).toBe(true)
  })

  it('knows that its text was removed, also where other text took its place', () => {
    const ana = draft('We recruit abroad. We open a campus.')
    const anchor = ana.anchor(one, 'We open a campus.')
    ana.erase(one, 0, 19, 17)
    expect(ana.resolve(anchor)).toBeNull()
    ana.type(one, 0, 19, 'Nothing else is planned.')
    expect(ana.resolve(anchor)).toBeNull()
  })

  it('goes with a sentence that one person parts from its paragraph while another writes in it', () => {
    const [ana, ben] = [draft('We recruit abroad. We open a campus. It has room for all of us.'), new Draft(2)]
    const anchor = ana.anchor(one, 'We open a campus.')
    meet(ana, ben)
    ana.split(one, 0, 19)
    ben.type(one, 0, 27, 'new ')
    meet(ana, ben)
    for (const person of [ana, ben]) expect(person.stands(anchor)).toBe('We open a campus.')
  })

  it('loses the text of a section that left the draft, and finds it again when it comes back', () => {
    const ana = draft('An office of our own.')
    const anchor = ana.anchor(one, 'office')
    ana.order = [two]
    expect(ana.resolve(anchor)).toBeNull()
    ana.order = [two, one]
    expect(ana.stands(anchor)).toBe('office')
  })

  it('spans blocks, takes the whole block for an empty stretch, and leaves white space out', () => {
    const ana = draft('First point. ', ' Second point.')
    expect(ana.stands(anchorAt(one, ana.texts().get(one)!, 6, 21)!)).toBe('point. \n Second')
    expect(anchorAt(one, ana.texts().get(one)!, 3, 3)!.quote).toBe('First point.')
    ana.paragraph(one, 2, '   ')
    const { length } = ana.text(one)
    expect(anchorAt(one, ana.texts().get(one)!, length, length)).toBeNull()
  })

  it('points to a figure as long as the figure is there', () => {
    const ana = draft('Before.')
    const figure = new Y.XmlElement('figure')
    figure.setAttribute('id', 'fig')
    figure.setAttribute('caption', 'How it was made')
    ana.fragment(one).insert(1, [figure])
    const anchor = ana.anchor(one, 'How it was made')
    expect(anchor.block).toBe('fig')
    ana.paragraph(one, 0, 'Earlier.')
    expect(ana.stands(anchor)).toBe('How it was made')
    ana.fragment(one).delete(2, 1)
    expect(ana.resolve(anchor)).toBeNull()
  })

  it('comes to nothing, and harms nothing, where its positions are nonsense', () => {
    const ana = draft('Words.')
    const anchor = { ...ana.anchor(one, 'Words'), start: 'AAAA', end: '_____w', quote: 'Nowhere' }
    expect(ana.resolve(anchor)).toBeNull()
    expect(ana.stands({ ...anchor, quote: 'Words' })).toBe('Words')
  })

  it('keeps a long quote short and still covers all of the text', () => {
    const long = 'word '.repeat(200).trim()
    const ana = draft(long)
    const anchor = ana.anchor(one, long)
    expect(anchor.quote.length).toBeLessThanOrEqual(400)
    expect(ana.stands(anchor)).toBe(long)
  })
})

it('reads a section as the Word file does', () => {
  const ana = draft('One.', 'Two.')
  expect(ana.text(one)).toBe(plainText(readBlocks(ana.fragment(one))))
})

describe('on two computers', () => {
  let trail: string[] = []
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(trail.join('\n'))
  })

  it('anchors resolve alike, to the text they quote or as removed, whatever is edited', () => {
    const seed = freshSeed()
    for (let run = 0; run < 120; run++) {
      trail = [`SEED=${seed} run ${run}`]
      schedule(chance(seed + run))
    }
  })

  const vocabulary = 'credit peer mobility office senate plan grant report faculty term budget mentor'.split(' ')
  const bare = (text: string) => text.replace(/\s/g, '')

  function schedule(random: () => number): void {
    const upTo = (end: number) => Math.floor(random() * end)
    const sentence = () => Array.from({ length: 3 + upTo(6) }, () => vocabulary[upTo(12)]).join(' ') + '. '
    const [ana, ben] = [new Draft(1), new Draft(2)]
    for (const section of [one, two]) for (let at = 0; at < 3; at++) ana.paragraph(section, at, sentence() + sentence())
    meet(ana, ben)
    const anchors: Anchor[] = []
    for (let step = 0; step < 30; step++) {
      const who = random() < 0.5 ? ana : ben
      const section = random() < 0.5 ? one : two
      const blocks = who.blocks(section)
      const block = upTo(blocks.length)
      const length = blocks[block] ? who.textOf(blocks[block]).length : 0
      const at = upTo(length + 1)
      const action = upTo(8)
      trail.push(`${who.client} ${section} block ${block} at ${at} action ${action}`)
      if (action === 0) {
        const text = who.texts().get(section)!
        const from = upTo(text.text.length)
        const anchor = anchorAt(section, text, from, Math.min(text.text.length, from + 1 + upTo(40)))
        if (anchor) anchors.push(anchor)
        const place = anchor && who.resolve(anchor)
        if (anchor) expect(bare(who.text(place!.section).slice(place!.from, place!.to))).toBe(bare(anchor.quote))
      } else if (action === 1) meet(ana, ben)
      else if (action === 2) who.order = who.order.toReversed()
      else if (blocks.length === 0) who.paragraph(section, 0, sentence())
      else if (action === 3) who.split(section, block, at)
      else if (action === 4 && block > 0) who.join(section, block)
      else if (action === 5) who.erase(section, block, at, Math.min(upTo(20), length - at))
      else if (action === 6 && random() < 0.3) who.fragment(section).delete(block, 1)
      else who.type(section, block, at, random() < 0.2 ? sentence() : vocabulary[upTo(12)]!)
    }
    meet(ana, ben)
    ben.order = ana.order
    for (const anchor of anchors) {
      const place: Place | null = ana.resolve(anchor)
      expect(ben.resolve(anchor)).toEqual(place)
      if (!place) continue
      const found = ana.text(place.section).slice(place.from, place.to)
      if (place.isChanged) expect(found.trim()).not.toBe('')
      else expect(bare(found)).toBe(bare(anchor.quote))
    }
  }
})
