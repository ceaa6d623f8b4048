import type { TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readNumber } from '#shared/benchmark/readNumber'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { clearNumber, plainNumber } from './figures'
import { useSay } from './useSay'

interface SavedNumberProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'defaultValue'> {
  readonly value: number | null
  readonly onSave: (value: number | null) => void
  /** A sentence that shows the right form when the number does not fit here, else null. */
  readonly fits?: (value: number) => string | null
}

/** A number in the notation of any country, saved as the field is left; what has two readings is asked about. */
export function SavedNumber({ value, onSave, fits, ...props }: SavedNumberProps) {
  const { t } = useTranslation('benchmark')
  const say = useSay()

  function check(text: string): string | null {
    if (text.trim() === '') return null
    const reading = readNumber(text)
    if (reading.kind === 'unreadable') return t('number.unreadable')
    if (reading.kind === 'number') return fits?.(reading.value) ?? null
    return t('number.ambiguous', {
      typed: text.trim(),
      whole: clearNumber(reading.thousands, say),
      decimal: clearNumber(reading.decimal, say),
    })
  }

  return (
    <SavedTextInput
      inputMode="decimal"
      {...props}
      value={value === null ? '' : plainNumber(value, say)}
      check={check}
      onSave={text => {
        const reading = readNumber(text)
        onSave(reading.kind === 'number' ? reading.value : null)
      }}
    />
  )
}
