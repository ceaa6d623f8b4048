import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SectionState, type Section } from '#shared/draft/section'
import { useDraftSession } from '../../editor/session/useDraftSession'
import { useReadable } from '../../workspace/useReadable'

interface StateItemsProps {
  readonly section: Section
  readonly onChoose: (state: SectionState) => void
}

/**
 * The states of a section, inside a menu. One that has words has been started, so it cannot be called not started; what cannot
 * be chosen is left out, since a menu that begins with it would not take the focus.
 */
export function StateItems({ section, onChoose }: StateItemsProps) {
  const { t } = useTranslation('draft')
  const words = useReadable(useDraftSession().words).get(section.id) ?? 0
  return (
    <>
      <Menu.Label>{t('section.state')}</Menu.Label>
      <Menu.RadioGroup value={section.state} onChange={chosen => onChoose(SectionState.parse(chosen))}>
        {SectionState.options
          .filter(state => state !== 'not started' || words === 0)
          .map(other => (
            <Menu.RadioItem key={other} value={other} closeMenuOnClick>
              {t(`section.states.${other}`)}
            </Menu.RadioItem>
          ))}
      </Menu.RadioGroup>
    </>
  )
}
