import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section, SectionId } from '#shared/draft/section'
import classes from './Outline.module.css'

interface OutlinePartProps {
  /** The sections of one part, in order. */
  readonly sections: readonly Section[]
  readonly label: string
  readonly onMove: (id: SectionId, place: number) => void
  readonly children: ReactNode
}

/** The sections of one part, to be ordered by dragging or with the keyboard; each step is spoken. */
export function OutlinePart({ sections, label, onMove, children }: OutlinePartProps) {
  const { t } = useTranslation('draft')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter', 'Tab'] },
    }),
  )
  const placeOf = (id: UniqueIdentifier | undefined) => sections.findIndex(section => section.id === id)
  const facts = (active: UniqueIdentifier, over?: UniqueIdentifier) => ({
    title: sections[placeOf(active)]?.title || t('section.untitled'),
    place: placeOf(over ?? active) + 1,
    count: sections.length,
  })
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('outline.lifted', facts(active.id)),
    onDragOver: ({ active, over }) => t('outline.over', facts(active.id, over?.id)),
    onDragEnd: ({ active, over }) => t('outline.dropped', facts(active.id, over?.id)),
    onDragCancel: ({ active }) => t('outline.cancelled', facts(active.id)),
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('outline.drag') } }}
      onDragEnd={({ active, over }) => {
        const place = placeOf(over?.id)
        if (place >= 0 && active.id !== over?.id) onMove(active.id as SectionId, place)
      }}
    >
      <SortableContext items={sections.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className={classes.list} aria-label={label}>
          {children}
        </ol>
      </SortableContext>
    </DndContext>
  )
}
