import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Section, SectionId } from '#shared/draft/section'
import { outlineSections } from './strategyOutline'
import classes from './AddSectionMenu.module.css'
import type { SectionActions } from './useSectionActions'

interface AddSectionMenuProps {
  readonly sections: readonly Section[]
  readonly actions: SectionActions
  readonly onAdded: (id: SectionId) => void
}

/** A new section of one's own, or one of the outline that is not in the draft yet. */
export function AddSectionMenu({ sections, actions, onAdded }: AddSectionMenuProps) {
  const { t } = useTranslation('draft')
  const used = new Set(sections.map(({ outline }) => outline))
  const unused = outlineSections.filter(({ id }) => !used.has(id))
  return (
    <Menu position="bottom-start" width={300} returnFocus={false} menuItemTabIndex={0}>
      <Menu.Target>
        <Button variant="subtle" size="xs" leftSection={<IconPlus aria-hidden />}>
          {t('add.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.sections!}>
        {(['body', 'front', 'annex'] as const).map(part => (
          <Menu.Item key={part} onClick={() => onAdded(actions.addBlank(part))}>
            {t(`add.${part}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{unused.length > 0 ? t('add.outline') : t('add.all')}</Menu.Label>
        {unused.map(source => (
          <Menu.Item key={source.id} onClick={() => onAdded(actions.addFromOutline(source))}>
            {source.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
