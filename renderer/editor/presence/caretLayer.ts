import * as Y from 'yjs'
import type { SectionId } from '#shared/draft/section'
import { personTone } from '#shared/sync/presence'
import type { OpenedWorkspace } from '../../workspace/opened'
import { presences, type RemoteCaret } from '../../workspace/presence'
import classes from './Carets.module.css'
import { caretBox, type CaretBox } from './caretBox'
import { drawnCaret, isAt, type DrawnCaret } from './drawnCaret'
import { paintSelections, type PaintedSelection } from './paintSelections'
import { placeInText, type PlaceInText } from './placeInText'

/** A section on the page as far as carets of others are concerned. */
interface Section {
  /** Holds the text, live or not. */
  readonly prose: HTMLElement
  /** Lies over `prose` in the same place. */
  readonly layer: HTMLElement
  readonly fragment: Y.XmlFragment
  readonly drawn: Map<number, DrawnCaret>
  carets: readonly RemoteCaret[]
  selections: readonly PaintedSelection[]
  isInView: boolean
}

/** The carets of others over the sections on screen. */
export interface CaretLayer {
  /** Draws the carets of a section into `layer`, which lies over `prose`. Gives how to stop. */
  attach(id: SectionId, prose: HTMLElement, layer: HTMLElement): () => void
}

const layers = new WeakMap<OpenedWorkspace, CaretLayer>()

function rangeBetween(anchor: PlaceInText, head: PlaceInText): Range {
  const range = document.createRange()
  const node = (place: PlaceInText) => place.node ?? place.block
  const offset = (place: PlaceInText) => (place.node ? place.offset : 0)
  range.setStart(node(anchor), offset(anchor))
  const isForward = range.comparePoint(node(head), offset(head)) >= 0
  const [first, last] = isForward ? [anchor, head] : [head, anchor]
  range.setStart(node(first), offset(first))
  range.setEnd(node(last), offset(last))
  return range
}

/** The caret of whoever sits here, if it is in this text. */
function ownCaret(prose: HTMLElement): CaretBox | null {
  const selection = document.getSelection()
  const node = selection?.focusNode
  if (!(node instanceof Text) || !prose.contains(node)) return null
  return caretBox({ block: prose, node, offset: selection!.focusOffset })
}

const within = (box: CaretBox | null, { left, top }: DOMRect): CaretBox | null =>
  box && { ...box, x: box.x - left, y: box.y - top }

/**
 * The carets of others in the draft of an open workspace; the same for each call. They are drawn beside the text and not in
 * it: an editor redraws, and may lose a word half composed, for each thing put into its text, and readers have none.
 */
export function caretLayer(opened: OpenedWorkspace): CaretLayer {
  const known = layers.get(opened)
  if (known) return known
  const { carets } = presences(opened)
  const { draft } = opened.documents
  const sections = new Map<SectionId, Section>()
  const byElement = new Map<Element, Section>()
  const due = new Set<Section>()
  let frame = 0
  let stop = () => undefined as void

  /** Draws a section again with the next frame, or once it comes into view. */
  function redraw(section: Section): void {
    if (section.carets.length + section.drawn.size === 0) return
    due.add(section)
    if (section.isInView) frame ||= requestAnimationFrame(draw)
  }

  function draw(): void {
    frame = 0
    // All reading of the layout comes before all writing, so that it is worked out once.
    const works = [...due].filter(({ isInView }) => isInView).map(measure)
    for (const work of works) work()
    paintSelections([...sections.values()].flatMap(({ selections }) => selections))
  }

  /** Looks where the carets of a section are now, and gives how to draw them there. */
  function measure(section: Section): () => void {
    due.delete(section)
    const { prose, layer, fragment, drawn } = section
    const around = layer.getBoundingClientRect()
    const own = within(ownCaret(prose), around)
    const found = section.carets.map(caret => {
      const head = placeInText(prose, fragment, caret.head)
      const isSelection = head && !Y.compareRelativePositions(caret.anchor, caret.head)
      const anchor = isSelection ? placeInText(prose, fragment, caret.anchor) : null
      return {
        caret,
        box: head && within(caretBox(head), around),
        range: head && anchor && rangeBetween(anchor, head),
      }
    })
    return () => {
      const gone = new Set(drawn.keys())
      section.selections = found.flatMap(({ caret, range }) =>
        range ? [{ range, tone: personTone(caret.person) }] : [],
      )
      for (const { caret, box } of found) {
        const shown = drawn.get(caret.client) ?? drawnCaret(layer, caret)
        if (!drawn.has(caret.client)) shown.moved()
        drawn.set(caret.client, shown)
        gone.delete(caret.client)
        shown.draw(box, around.width, own)
      }
      for (const client of gone) {
        drawn.get(client)!.dispose()
        drawn.delete(client)
      }
    }
  }

  /** Gives each section its carets, and the name to those that moved. */
  function deal(): void {
    const now = carets.read()
    for (const [id, section] of sections) {
      const before = section.carets
      section.carets = now.filter(caret => caret.section === id)
      for (const caret of section.carets) {
        const was = before.find(({ client }) => client === caret.client)
        if (was && !Y.compareRelativePositions(was.head, caret.head)) section.drawn.get(caret.client)?.moved()
      }
      if (before.length + section.carets.length > 0) redraw(section)
    }
  }

  function start(): () => void {
    const changed = ({ changedParentTypes }: Y.Transaction) => {
      for (const section of sections.values()) if (changedParentTypes.has(section.fragment as never)) redraw(section)
    }
    draft.on('afterTransaction', changed)
    const unsubscribe = carets.subscribe(deal)
    return () => {
      draft.off('afterTransaction', changed)
      unsubscribe()
      cancelAnimationFrame(frame)
      frame = 0
      paintSelections([])
    }
  }

  const redrawAt = (element: Element) => {
    const section = byElement.get(element)
    if (section) redraw(section)
  }
  const sizes = new ResizeObserver(entries => entries.forEach(({ target }) => redrawAt(target)))
  const swaps = new MutationObserver(records =>
    new Set(records.map(({ target }) => target as Element)).forEach(redrawAt),
  )
  const views = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const section = byElement.get(target)
      if (!section) continue
      section.isInView = isIntersecting
      if (isIntersecting) redraw(section)
    }
  })

  const layer: CaretLayer = {
    attach: (id, prose, over) => {
      const section: Section = {
        prose,
        layer: over,
        fragment: opened.workspace.prose(id),
        drawn: new Map(),
        carets: [],
        selections: [],
        isInView: false,
      }
      const pointed = ({ clientX, clientY }: PointerEvent) => {
        if (section.drawn.size === 0) return
        const { left, top } = over.getBoundingClientRect()
        for (const caret of section.drawn.values()) caret.hover(isAt(caret.box(), clientX - left, clientY - top))
      }
      over.className = classes.layer!
      if (sections.size === 0) stop = start()
      sections.set(id, section)
      byElement.set(prose, section)
      sizes.observe(prose)
      swaps.observe(prose, { childList: true })
      views.observe(prose)
      prose.addEventListener('pointermove', pointed)
      deal()
      return () => {
        sections.delete(id)
        byElement.delete(prose)
        due.delete(section)
        sizes.unobserve(prose)
        views.unobserve(prose)
        prose.removeEventListener('pointermove', pointed)
        for (const caret of section.drawn.values()) caret.dispose()
        if (sections.size > 0) return
        swaps.disconnect()
        stop()
      }
    },
  }
  layers.set(opened, layer)
  return layer
}
