import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Value } from '#shared/benchmark/benchmark'
import { decimalsFor, figure, withUnit } from '#shared/charts/numbers'
import { FieldMistake } from '../../ui/FieldMistake'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import type { Scale } from './parts'
import { useSay } from './useSay'

/** Below this many cases a percentage says more than it knows (rule 21). */
const fewestCases = 20

/** Whether numerator and denominator give the value that stands there, and whether they can be right at all (rule 18). */
export function PartsCheck({
  entry,
  scale,
  unit,
  onUse,
}: {
  readonly entry: Value
  readonly scale: Scale
  readonly unit: string
  readonly onUse: (value: number) => void
}) {
  const { t } = useTranslation('benchmark')
  const say = useSay()
  const readOnly = useReadOnly()
  const { numerator, denominator, value } = entry
  const computed = scale(numerator, denominator)
  if (numerator === null || denominator === null || computed === null) return null
  const isPercent = unit === '%'
  const decimals = Math.max(1, decimalsFor(value === null ? [] : [value]))
  const shown = (number: number) => withUnit(figure(number, decimals, say), isPercent ? unit : '', say)
  const plain = (number: number) => figure(number, decimalsFor([number]), say)
  const differs = value === null || shown(value) !== shown(computed)

  return (
    <div>
      <Text>
        {t('parts.make', { numerator: plain(numerator), denominator: plain(denominator), value: shown(computed) })}
      </Text>
      {isPercent && numerator > denominator && <FieldMistake>{t('parts.tooLarge')}</FieldMistake>}
      {isPercent && denominator < fewestCases && <Text>{t('parts.few', { most: fewestCases })}</Text>}
      {differs && !readOnly && (
        <Button size="xs" mt="xs" onClick={() => onUse(computed)}>
          {t('parts.use', { value: shown(computed) })}
        </Button>
      )}
    </div>
  )
}
