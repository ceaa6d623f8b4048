import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Advice } from '../../ui/Advice'
import { Planned } from '../../ui/Planned'
import { StageFrame } from '../../ui/StageFrame'
import { screenHref, type Screen } from '../../workspace/screens'
import { useOpened } from '../../workspace/WorkspaceContext'

/** A stage of a later version: says what it will hold, advises, and leads to the two screens where its work can be done until then. */
function planned(stage: 'policies' | 'direction' | 'review', first: Screen, second: Screen) {
  return function PlannedStage() {
    const { t } = useTranslation('placeholders')
    const { id } = useOpened()
    return (
      <StageFrame
        width="text"
        guidanceTitle={t(`${stage}.guidance.title`)}
        guidance={<Advice area="placeholders" at={`${stage}.guidance`} />}
      >
        <Planned
          title={t('later')}
          body={t(`${stage}.body`)}
          whatTitle={t('what')}
          what={t(`${stage}.what`, { returnObjects: true }) as string[]}
          meanwhileTitle={t('meanwhile')}
          meanwhile={t(`${stage}.meanwhile`)}
        >
          <Group gap="xs">
            <Button component="a" href={screenHref(id, first)}>
              {t(`${stage}.first`)}
            </Button>
            <Button component="a" href={screenHref(id, second)}>
              {t(`${stage}.second`)}
            </Button>
          </Group>
        </Planned>
      </StageFrame>
    )
  }
}

export const PoliciesStage = planned('policies', 'draft', 'swot')
export const DirectionStage = planned('direction', 'swot', 'draft')
export const ReviewStage = planned('review', 'draft', 'people')
