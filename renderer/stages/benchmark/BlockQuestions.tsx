import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BlockAnswers, BlockCell, BlockPlan, SignAnswer } from '#shared/benchmark/block'
import type { EntryReading } from '#shared/benchmark/readEntry'
import type { DecimalSign } from '#shared/benchmark/readNumber'
import type { OpenSign } from '#shared/benchmark/readSign'
import { plainNumber } from './figures'
import { useSay } from './useSay'

interface BlockQuestionsProps {
  readonly plan: BlockPlan
  /** A cell with two readings, before anything was answered. */
  readonly unclear: { readonly text: string; readonly reading: EntryReading } | undefined
  readonly sign: DecimalSign | null
  readonly onSign: (sign: DecimalSign) => void
  readonly answers: BlockAnswers
  readonly onAnswer: (answers: Partial<BlockAnswers>) => void
  /** Whether what has no answer yet is a mistake, because somebody tried to go on. */
  readonly isTried: boolean
}

const meanings: Readonly<Record<OpenSign, readonly SignAnswer[]>> = {
  notAvailable: ['missing', 'not applicable'],
  dash: ['missing', 'zero', 'not applicable'],
}
const labels = { missing: 'paste.isMissing', 'not applicable': 'paste.isNotApplicable', zero: 'paste.isZero' } as const

/** What has to be asked about a pasted block, each question once for all of its cells. */
export function BlockQuestions(props: BlockQuestionsProps) {
  const { plan, unclear, sign, onSign, answers, onAnswer, isTried } = props
  const { t } = useTranslation('benchmark')
  const say = useSay()

  const question = <T extends string>(
    label: string,
    answer: T | null,
    choices: readonly (readonly [T, string])[],
    onChoose: (answer: T) => void,
  ) => (
    <Radio.Group
      key={label}
      label={label}
      value={answer ?? ''}
      onChange={value => onChoose(value as T)}
      error={isTried && answer === null && t('paste.answer')}
    >
      <Stack gap="xs" mt="xs">
        {choices.map(([value, words]) => (
          <Radio key={value} value={value} label={words} />
        ))}
      </Stack>
    </Radio.Group>
  )
  const ofSign = (of: OpenSign, cells: readonly BlockCell[]) =>
    cells[0] &&
    question(
      t('paste.sign', { typed: cells[0].text.trim(), count: cells.length }),
      answers[of],
      meanings[of].map(meaning => [meaning, t(labels[meaning])] as const),
      meaning => onAnswer({ [of]: meaning }),
    )

  return (
    <>
      {unclear?.reading.kind === 'ambiguous' &&
        question(
          t('paste.twoReadings', { typed: unclear.text.trim() }),
          sign,
          [
            [unclear.reading.sign, t('ask.decimal', { value: plainNumber(unclear.reading.decimal, say) })],
            [
              unclear.reading.sign === ',' ? '.' : ',',
              t('ask.whole', { value: plainNumber(unclear.reading.thousands, say) }),
            ],
          ],
          onSign,
        )}
      {plan.fractions.length > 0 &&
        question(
          t('paste.fractions', { count: plan.fractions.length }),
          answers.fractions,
          [
            ['percent', t('paste.timesHundred')],
            ['keep', t('paste.keepFractions')],
          ],
          fractions => onAnswer({ fractions }),
        )}
      {ofSign('notAvailable', plan.signs.notAvailable)}
      {ofSign('dash', plan.signs.dash)}
    </>
  )
}
