import { IconPencil } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { SectionId } from '#shared/draft/section'
import type { Command } from '../../ui/commands'
import type { Outline } from './useOutline'

/** The sections of a draft as places to find in the palette, in reading order. */
export const sectionPlaces = (
  { sections, numbers }: Outline,
  t: TFunction<'draft'>,
  go: (id: SectionId) => void,
): Command[] =>
  sections.map(({ id, title }) => {
    const number = numbers.get(id)
    const name = title || t('section.untitled')
    return {
      id: `draft.go.${id}`,
      group: 'go',
      icon: IconPencil,
      label: number === undefined ? name : t('command.goTo', { number, title: name }),
      detail: t('command.detail'),
      run: () => go(id),
    }
  })
