import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { SavedNumber } from './SavedNumber'

/** First and last reporting year of the comparison. Values of years outside of them are kept. */
export function YearsButton({ canWrite }: { readonly canWrite: boolean }) {
  const { t } = useTranslation('benchmark')
  const { years } = useWorkspace().benchmark
  const { first, last } = useReadable(years)
  const isYear = (year: number) => Number.isInteger(year) && year >= 1900 && year <= 2200
  const fits = (from: number, to: number, year: number) =>
    !isYear(year) ? t('years.wrong') : from > to ? t('years.order') : to - from >= 20 ? t('years.many') : null

  if (!canWrite) return null
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={280}>
      <Popover.Target>
        <Button size="xs" leftSection={<IconCalendar aria-hidden />}>
          {t('years.span', { first, last })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <SavedNumber
            label={t('years.first')}
            inputMode="numeric"
            value={first}
            fits={year => fits(year, last, year)}
            onSave={year => year !== null && years.update({ first: year })}
          />
          <SavedNumber
            label={t('years.last')}
            inputMode="numeric"
            value={last}
            fits={year => fits(first, year, year)}
            onSave={year => year !== null && years.update({ last: year })}
          />
          <Text c="dimmed">{t('years.help')}</Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
