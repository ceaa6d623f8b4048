import { SegmentedControl, Select, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guideFor } from '#shared/swot/guide'
import { factors, type Factor } from '#shared/swot/item'
import { useGuide } from './useGuide'
import type { Swot } from './useSwot'
import classes from './SwotGuidance.module.css'

/** How to write a good item: questions by theme, the test, a good and a poor example; and which units are silent. */
export function SwotGuidance({
  swot,
  factor,
  onFactor,
}: {
  readonly swot: Swot
  readonly factor: Factor
  readonly onFactor: (factor: Factor) => void
}) {
  const { t } = useTranslation('swot')
  const guide = useGuide()
  const [theme, setTheme] = useState<string | null>(null)
  const silent = swot.units.filter(({ id }) => swot.items.every(({ unit }) => unit !== id))
  if (!guide) return null
  const { test, good, poor, prompts } = guideFor(guide, factor)
  const chosen = theme ?? guide.themes[0]!.id

  return (
    <>
      <SegmentedControl
        fullWidth
        mt="xs"
        aria-label={t('guide.factor')}
        data={factors.map(value => ({
          value,
          label: (
            <>
              <span aria-hidden>{t(`common:factor.${value}.letter`)}</span>
              <VisuallyHidden>{t(`common:factor.${value}.plural`)}</VisuallyHidden>
            </>
          ),
        }))}
        value={factor}
        onChange={value => onFactor(value as Factor)}
      />
      <h3>{t(`guide.test.${factor}`)}</h3>
      <Text size="md">{test}</Text>
      <h3>{t('guide.good')}</h3>
      <p>{good}</p>
      <h3>{t('guide.poor')}</h3>
      <p>{poor}</p>
      <h3>{t('guide.questions')}</h3>
      <Select
        mt="xs"
        aria-label={t('panel.theme')}
        data={guide.themes.map(({ id, title }) => ({ value: id, label: title }))}
        value={chosen}
        onChange={setTheme}
      />
      <ul className={classes.questions}>
        {(prompts[chosen] ?? []).map(question => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      {swot.units.length > 0 && (
        <>
          <h3>{t('guide.silent', { count: silent.length })}</h3>
          {silent.length > 0 && (
            <p>{t('guide.notYet', { units: silent.map(({ name }) => name).join(t('guide.comma')) })}</p>
          )}
        </>
      )}
      <h3>{t('guide.rules')}</h3>
      <ul className={classes.rules}>
        {guide.itemRules.map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  )
}
