import { Group, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryNames } from '../../ui/format'
import { SavedAutocomplete } from '../../ui/SavedAutocomplete'
import { SavedSelect } from '../../ui/SavedSelect'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { useReadable } from '../../workspace/useReadable'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { languageChoices } from './languageChoices'
import { LogoField } from './LogoField'
import { parseYear } from './parseYear'
import { useProfileField } from './useProfileField'

/** Institution and strategy: what the title page prints. */
export function InstitutionTab() {
  const { t, i18n } = useTranslation('profile')
  const { profile } = useWorkspace()
  const { periodStart, periodEnd, language } = useReadable(profile)
  const field = useProfileField()
  const countries = useMemo(countryNames, [i18n.language])
  const languages = useMemo(() => languageChoices(language, i18n.language), [language, i18n.language])
  const optional = <T extends string>(key: T) => t('optional', { label: t(`field.${key}`) })

  function checkYear(text: string, other: number | null, isEnd: boolean): string | null {
    if (text.trim() === '') return null
    const year = parseYear(text)
    if (year === null) return t('mistake.year')
    if (other !== null && (isEnd ? year < other : year > other)) {
      return t(isEnd ? 'mistake.endBeforeStart' : 'mistake.startAfterEnd', { year: other })
    }
    return null
  }

  return (
    <Stack>
      <h2>{t('head.institution')}</h2>
      <SavedTextInput label={t('field.institution')} {...field('institution')} autoComplete="organization" />
      <Group grow align="start">
        <SavedTextInput label={optional('shortName')} description={t('help.shortName')} {...field('shortName')} />
        <SavedTextInput label={optional('city')} description={t('help.city')} {...field('city')} />
      </Group>
      <SavedAutocomplete
        label={t('field.country')}
        description={t('help.country')}
        data={countries}
        limit={8}
        {...field('country')}
      />
      <SavedTextInput label={t('field.office')} description={t('help.office')} {...field('office')} />
      <LogoField />
      <h2>{t('head.strategy')}</h2>
      <SavedTextInput label={t('field.title')} {...field('title')} />
      <SavedTextInput label={optional('subtitle')} {...field('subtitle')} />
      <Group grow align="start">
        <SavedTextInput
          label={t('field.periodStart')}
          inputMode="numeric"
          value={periodStart === null ? '' : String(periodStart)}
          check={text => checkYear(text, periodEnd, false)}
          onSave={text => profile.update({ periodStart: parseYear(text) })}
        />
        <SavedTextInput
          label={t('field.periodEnd')}
          inputMode="numeric"
          value={periodEnd === null ? '' : String(periodEnd)}
          check={text => checkYear(text, periodStart, true)}
          onSave={text => profile.update({ periodEnd: parseYear(text) })}
        />
      </Group>
      <SavedSelect
        label={t('field.language')}
        description={t('help.language')}
        data={languages}
        searchable
        value={language}
        onSave={next => next && profile.update({ language: next })}
      />
    </Stack>
  )
}
