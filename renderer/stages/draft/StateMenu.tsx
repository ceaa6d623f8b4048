import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SectionState, type Section } from '#shared/draft/section'

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
        <Menu.Label>{t('section.state')}</Menu.Label>
        {SectionState.options.map(other => (
          <Menu.Item
            key={other}
            role="menuitemradio"
            aria-checked={other === section.state}
            leftSection={<IconCheck aria-hidden visibility={other === section.state ? 'visible' : 'hidden'} />}
            onClick={() => onChoose(other)}
          >
            {t(`section.states.${other}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
