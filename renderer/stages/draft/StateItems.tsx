import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SectionState } from '#shared/draft/section'

interface StateItemsProps {
  readonly state: SectionState
  readonly onChoose: (state: SectionState) => void
}

/** The states of a section, inside a menu. */
export function StateItems({ state, onChoose }: StateItemsProps) {
  const { t } = useTranslation('draft')
  return (
    <>
      <Menu.Label>{t('section.state')}</Menu.Label>
      <Menu.RadioGroup value={state} onChange={chosen => onChoose(SectionState.parse(chosen))}>
        {SectionState.options.map(other => (
          <Menu.RadioItem key={other} value={other} closeMenuOnClick>
            {t(`section.states.${other}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
