import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SectionPart, type Section } from '#shared/draft/section'
import { StateItems } from './StateItems'
import type { SectionActions } from './useSectionActions'

interface SectionMenuProps {
  readonly section: Section
  /** Place among the sections of its part, from 0, and how many these are. */
  readonly place: number
  readonly count: number
  readonly actions: SectionActions
  readonly onRename: () => void
  readonly onDetails: () => void
}

/** Everything that can be done with one section, for those who do not drag. */
export function SectionMenu({ section, place, count, actions, onRename, onDetails }: SectionMenuProps) {
  const { t } = useTranslation('draft')
  const { id, part, title } = section
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={t('section.menuOf', { title: title || t('section.untitled') })} size="sm">
          <IconDots aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRename}>{t('section.rename')}</Menu.Item>
        <Menu.Item onClick={onDetails}>{t('section.details')}</Menu.Item>
        <Menu.Divider />
        <StateItems section={section} onChoose={state => actions.setState(id, state)} />
        <Menu.Divider />
        {place > 0 && <Menu.Item onClick={() => actions.move(id, place - 1)}>{t('section.moveUp')}</Menu.Item>}
        {place < count - 1 && (
          <Menu.Item onClick={() => actions.move(id, place + 1)}>{t('section.moveDown')}</Menu.Item>
        )}
        {SectionPart.options
          .filter(other => other !== part)
          .map(other => (
            <Menu.Item key={other} onClick={() => actions.moveToPart(id, other)}>
              {t(`section.moveTo.${other}`)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => actions.remove(id)}>
          {t('section.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
