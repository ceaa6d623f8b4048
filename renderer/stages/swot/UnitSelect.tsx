import type { SelectProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Unit, UnitId } from '#shared/profile/profile'
import { SavedSelect } from '../../ui/SavedSelect'

interface UnitSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'data' | 'defaultValue'> {
  readonly units: readonly Unit[]
  readonly value: UnitId | null
  readonly onSave: (unit: UnitId | null) => void
}

/** The unit an item comes from; long lists can be searched. */
export function UnitSelect({ units, value, onSave, ...props }: UnitSelectProps) {
  const { t } = useTranslation('swot')
  return (
    <SavedSelect
      {...props}
      clearable
      searchable
      placeholder={t('noUnit')}
      nothingFoundMessage={t(units.length === 0 ? 'unitsInProfile' : 'noSuchUnit')}
      data={units.map(({ id, name }) => ({ value: id, label: name || t('unnamedUnit') }))}
      value={value}
      onSave={id => onSave(id as UnitId | null)}
    />
  )
}
