import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inOrder } from '#shared/base/order'
import type { Section } from '#shared/draft/section'
import { SavedSelect } from '../../ui/SavedSelect'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import type { SectionActions } from './useSectionActions'

interface SectionDetailsProps {
  readonly section: Section | undefined
  readonly actions: SectionActions
  readonly onClose: () => void
}

/** Who answers for a section, and how long it should be. */
export function SectionDetails({ section, actions, onClose }: SectionDetailsProps) {
  const { t } = useTranslation('draft')
  const units = inOrder(useReadable(useWorkspace().units))
  return (
    <Modal opened={section !== undefined} onClose={onClose} title={section?.title || t('section.untitled')}>
      {section && (
        <Stack gap="md">
          <SavedSelect
            label={t('section.unit')}
            description={t('section.unitHelp')}
            placeholder={t('section.noUnit')}
            nothingFoundMessage={units.length === 0 ? t('section.noUnits') : t('section.noSuchUnit')}
            searchable
            clearable
            data={units.map(({ id, name, abbreviation }) => ({ value: id, label: name || abbreviation }))}
            value={section.unit}
            onSave={unit => actions.update(section.id, { unit: unit as Section['unit'] })}
          />
          <NumberInput
            label={t('section.target')}
            description={t('section.targetHelp')}
            min={1}
            max={100_000}
            allowDecimal={false}
            thousandSeparator=","
            value={section.targetWords ?? ''}
            onChange={value => {
              const words = Math.round(Number(value))
              const targetWords = words >= 1 ? words : null
              if (targetWords !== section.targetWords) actions.update(section.id, { targetWords })
            }}
          />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('notes.done')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
