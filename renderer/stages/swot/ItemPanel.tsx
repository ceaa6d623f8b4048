import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { factors, type Factor, type SwotItem } from '#shared/swot/item'
import { formatDay } from '../../ui/format'
import { SavedSelect } from '../../ui/SavedSelect'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { StatementField } from './StatementField'
import { UnitSelect } from './UnitSelect'
import { useGuide } from './useGuide'
import type { Swot } from './useSwot'
import type { SwotActions } from './useSwotActions'

interface ItemPanelProps {
  readonly item: SwotItem
  readonly swot: Swot
  readonly actions: SwotActions
  readonly onClose: () => void
  readonly onRemove: () => void
}

/** One item with all its fields, in the panel beside the board. Each is saved as it is changed. */
export function ItemPanel({ item, swot, actions, onClose, onRemove }: ItemPanelProps) {
  const { t } = useTranslation('swot')
  const { swot: items } = useWorkspace()
  const guide = useGuide()
  const panel = useRef<HTMLDivElement>(null)
  const { id, factor, unit, theme } = item
  const author = swot.authorName(item.author)

  // opened by the person: what they came for is the statement
  useEffect(() => {
    const field = panel.current?.querySelector<HTMLTextAreaElement>('[data-statement]')
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [id])

  return (
    <Stack
      ref={panel}
      gap="sm"
      mt="xs"
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <StatementField id={id} statement={item.statement} />
      <SavedSelect
        label={t('panel.factor')}
        data={factors.map(value => ({ value, label: t(`common:factor.${value}.name`) }))}
        value={factor}
        onSave={value => actions.move(id, { factor: value as Factor, place: Number.MAX_SAFE_INTEGER })}
      />
      <UnitSelect label={t('unit')} units={swot.units} value={unit} onSave={next => items.update(id, { unit: next })} />
      <SavedSelect
        label={t('panel.theme')}
        clearable
        searchable
        placeholder={t('panel.noTheme')}
        data={guide?.themes.map(({ id: value, title }) => ({ value, label: title })) ?? []}
        value={theme}
        onSave={next => items.update(id, { theme: next })}
      />
      <Text c="dimmed">
        {author
          ? t('panel.writtenBy', { author, date: formatDay(item.createdAt) })
          : t('panel.written', { date: formatDay(item.createdAt) })}
      </Text>
      <Group gap="xs">
        <Button leftSection={<IconArrowLeft aria-hidden />} onClick={onClose}>
          {t('panel.back')}
        </Button>
        {swot.canWrite && (
          <Button variant="outline" color="red" leftSection={<IconTrash aria-hidden />} onClick={onRemove}>
            {t('panel.remove', { label: swot.label(id) })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
