import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { systemClock } from '#shared/base/clock'
import { inOrder, orderAt } from '#shared/base/order'
import type { OutlineSection, Section, SectionId, SectionPart, SectionState } from '#shared/draft/section'
import { announce } from '../../ui/LiveRegions'
import { notify } from '../../ui/notify'
import { useOpened } from '../../workspace/WorkspaceContext'
import { blankSection, fromOutline, fromTemplate, type Template } from './strategyOutline'

/** What a person does to the outline. Each is one undo step; moving and removing say so and offer Undo. */
export interface SectionActions {
  readonly create: (template: Template) => void
  /** Gives the id of the new section. */
  readonly addBlank: (part: SectionPart) => SectionId
  readonly addFromOutline: (source: OutlineSection) => SectionId
  readonly rename: (id: SectionId, title: string) => void
  /** Puts a section at a place among those of its part, counted without itself. */
  readonly move: (id: SectionId, place: number) => void
  readonly moveToPart: (id: SectionId, part: SectionPart) => void
  readonly setState: (id: SectionId, state: SectionState) => void
  readonly update: (id: SectionId, changes: Partial<Pick<Section, 'unit' | 'targetWords'>>) => void
  readonly remove: (id: SectionId) => void
}

/** The actions on the outline of the open workspace; the same object while it is open. */
export function useSectionActions(): SectionActions {
  const { workspace, me } = useOpened()
  const { t } = useTranslation('draft')

  return useMemo(() => {
    const { sections, history, together } = workspace
    const inPart = (part: SectionPart) => inOrder(sections.read().filter(section => section.part === part))
    const named = ({ title }: Section) => title || t('section.untitled')

    function add(section: Section): SectionId {
      history.step(() => sections.add(section))
      announce(t('said.added', { title: named(section) }))
      return section.id
    }
    function change(id: SectionId, changes: Partial<Section>, said?: (section: Section) => string): void {
      const before = sections.get(id)
      if (!before) return
      const undo = history.revocable(
        () => sections.update(id, changes),
        () =>
          sections.update(id, Object.fromEntries(Object.keys(changes).map(key => [key, before[key as keyof Section]]))),
      )
      if (said) notify({ message: said(sections.get(id) ?? before), undo })
    }
    const saidMoved = (section: Section) => {
      const siblings = inPart(section.part)
      const place = siblings.findIndex(({ id }) => id === section.id) + 1
      return t('said.moved', { title: named(section), place, count: siblings.length })
    }

    return {
      create: template => {
        const made = fromTemplate(template)
        const remove = () =>
          together(() => made.forEach(({ id }) => sections.remove(id, { by: me.id, at: systemClock() })))
        const undo = history.revocable(() => together(() => made.forEach(sections.add)), remove)
        notify({ message: t('said.created', { count: made.length }), undo })
      },
      addBlank: part => add(blankSection(part, t('section.new'), inPart(part))),
      addFromOutline: source => add(fromOutline(source, inPart(source.part))),
      rename: (id, title) => history.step(() => sections.update(id, { title })),
      move: (id, place) => {
        const section = sections.get(id)
        if (!section) return
        const others = inPart(section.part).filter(other => other.id !== id)
        change(id, { order: orderAt(others, Math.max(0, Math.min(place, others.length))) }, saidMoved)
      },
      moveToPart: (id, part) => {
        const siblings = inPart(part)
        change(id, { part, order: orderAt(siblings, siblings.length) }, saidMoved)
      },
      setState: (id, state) => {
        change(id, { state })
        const section = sections.get(id)
        if (section) announce(t('said.state', { title: named(section), state: t(`section.states.${state}`) }))
      },
      update: (id, changes) => change(id, changes),
      remove: id => {
        const section = sections.get(id)
        if (!section) return
        const undo = history.revocable(
          () => sections.remove(id, { by: me.id, at: systemClock() }),
          () => sections.restore(id),
        )
        notify({ message: t('said.removed', { title: named(section) }), undo })
      },
    }
  }, [workspace, me, t])
}
