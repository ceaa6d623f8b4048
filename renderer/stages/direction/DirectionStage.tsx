import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Planned } from '../../ui/Planned'
import { StageFrame } from '../../ui/StageFrame'
import { screenHref } from '../../workspace/screens'
import { useOpened } from '../../workspace/WorkspaceContext'

/** Says what the stage will hold, and what can be done until it does. */
export function DirectionStage() {
  const { t } = useTranslation('placeholders')
  const { id } = useOpened()
  return (
    <StageFrame width="text">
      <Planned
        title={t('later')}
        body={t('direction.body')}
        whatTitle={t('what')}
        what={t('direction.what', { returnObjects: true }) as string[]}
        meanwhileTitle={t('meanwhile')}
        meanwhile={t('direction.meanwhile')}
      >
        <Group gap="xs">
          <Button component="a" href={screenHref(id, 'swot')}>
            {t('direction.first')}
          </Button>
          <Button component="a" href={screenHref(id, 'draft')}>
            {t('direction.second')}
          </Button>
        </Group>
      </Planned>
    </StageFrame>
  )
}
