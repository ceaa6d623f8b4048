import { IconBuildingBank } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Advice } from '../../ui/Advice'
import { useCommands } from '../../ui/commands'
import { StageFrame } from '../../ui/StageFrame'
import { useView } from '../../workspace/view'
import { ControlTab } from './ControlTab'
import { InstitutionTab } from './InstitutionTab'
import { PeopleTab } from './PeopleTab'
import { UnitsTab } from './UnitsTab'

const tabs = ['institution', 'units', 'people', 'control'] as const
const contents = { institution: InstitutionTab, units: UnitsTab, people: PeopleTab, control: ControlTab }

/** Who the strategy is for, who takes part, and the facts of the document. */
export function ProfileStage() {
  const { t } = useTranslation('profile')
  const [tab, show] = useView(tabs)
  const Content = contents[tab]
  useCommands(
    tabs
      .filter(other => other !== tab)
      .map(other => ({
        id: `profile.${other}`,
        label: t(`tab.${other}`),
        detail: t('stage'),
        group: 'go' as const,
        icon: IconBuildingBank,
        run: () => show(other),
      })),
  )
  return (
    <StageFrame
      width="form"
      tabs={tabs.map(id => ({ id, label: t(`tab.${id}`) }))}
      tab={tab}
      onTab={show}
      guidance={<Advice area="profile" at={`guidance.${tab}`} />}
      guidanceTitle={t(`guidance.${tab}.title`)}
    >
      <Content />
    </StageFrame>
  )
}
