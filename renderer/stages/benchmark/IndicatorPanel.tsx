import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Direction, type Indicator } from '#shared/benchmark/benchmark'
import { SavedSelect } from '../../ui/SavedSelect'
import { SavedTextarea } from '../../ui/SavedTextarea'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { SavedNumber } from './SavedNumber'
import { useCatalogue } from './useCatalogue'

/** One indicator: its definition, and the target of the strategy for it. Definitions of the catalogue are not rewritten. */
export function IndicatorPanel({
  indicator,
  onClose,
}: {
  readonly indicator: Indicator
  readonly onClose: () => void
}) {
  const { t } = useTranslation('benchmark')
  const { indicators } = useWorkspace().benchmark
  const catalogue = useCatalogue()
  const { id, name, definition, unit, direction, target } = indicator
  const source = catalogue?.indicators.find(entry => entry.id === indicator.catalogue)
  const update = (changes: Partial<Omit<Indicator, 'id'>>) => indicators.update(id, changes)
  const directions = Direction.options.map(value => ({ value, label: t(`direction.${value}`) }))
  // a target is year and value; while one of them is missing, the other waits with a likely year or zero
  const year = target?.year ?? new Date().getFullYear() + 5

  return (
    <Stack gap="xs" mt="xs">
      {indicator.catalogue === null ? (
        <>
          <SavedTextInput label={t('indicator.name')} value={name} onSave={next => update({ name: next.trim() })} />
          <SavedTextInput label={t('indicator.unit')} value={unit} onSave={next => update({ unit: next.trim() })} />
          <SavedTextarea
            label={t('indicator.definition')}
            description={t('indicator.definitionHelp')}
            minRows={4}
            value={definition}
            onSave={next => update({ definition: next.trim() })}
          />
          <SavedSelect
            label={t('indicator.better')}
            data={directions}
            value={direction}
            onSave={next => update({ direction: Direction.parse(next) })}
          />
        </>
      ) : (
        <>
          <div>
            <Text fw={600}>{name}</Text>
            <p>{definition}</p>
          </div>
          <Text c="dimmed">{t('indicator.facts', { unit, direction: t(`direction.${direction}`) })}</Text>
          {source?.formula?.numerator && (
            <div>
              <h3>{t('indicator.numerator')}</h3>
              <p>{source.formula.numerator}</p>
            </div>
          )}
          {source?.formula?.denominator && (
            <div>
              <h3>{t('indicator.denominator')}</h3>
              <p>{source.formula.denominator}</p>
            </div>
          )}
          {source?.note && (
            <div>
              <h3>{t('indicator.note')}</h3>
              <p>{source.note}</p>
            </div>
          )}
        </>
      )}
      <Group gap="xs" grow align="end">
        <SavedNumber
          label={t('indicator.targetValue', { unit })}
          value={target?.value ?? null}
          onSave={value => update({ target: value === null ? null : { year, value } })}
        />
        <SavedNumber
          label={t('indicator.targetYear')}
          inputMode="numeric"
          value={target?.year ?? null}
          disabled={target === null}
          fits={value => (Number.isInteger(value) && value >= 1900 && value <= 2200 ? null : t('years.wrong'))}
          onSave={value => target && value !== null && update({ target: { ...target, year: value } })}
        />
      </Group>
      {target === null && <Text c="dimmed">{t('indicator.targetFirst')}</Text>}
      <Group>
        <Button leftSection={<IconArrowLeft aria-hidden />} onClick={onClose}>
          {t('back')}
        </Button>
      </Group>
    </Stack>
  )
}
