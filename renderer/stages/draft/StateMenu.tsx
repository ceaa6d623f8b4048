import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section, SectionState } from '#shared/draft/section'
import { StateItems } from './StateItems'

interface StateMenuProps {
  readonly section: Section
  readonly onChoose: (state: SectionState) => void
}

/** How far the section in view has come. */
export function StateMenu({ section, onChoose }: StateMenuProps) {
  const { t } = useTranslation('draft')
  // words that are counted meanwhile move no menu under the hand
  const [held, setHeld] = useState<SectionState | null>(null)
  const state = t(`section.states.${held ?? section.state}`)
  return (
    <Menu position="bottom-end" onChange={isOpen => setHeld(isOpen ? section.state : null)}>
      <Menu.Target>
        <Button
          variant="subtle"
          rightSection={<IconChevronDown aria-hidden />}
          aria-label={t('section.stateIs', { state })}
        >
          {state}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <StateItems section={section} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  )
}
