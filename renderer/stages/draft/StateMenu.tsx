import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
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
  const state = t(`section.states.${section.state}`)
  return (
    <Menu position="bottom-end">
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
        <StateItems state={section.state} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  )
}
