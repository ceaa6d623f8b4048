import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SavedTextarea } from '../../ui/SavedTextarea'
import { SavedTextInput } from '../../ui/SavedTextInput'
import { useProfileField } from './useProfileField'

/** Document control: what the control table of the Word document prints. */
export function ControlTab() {
  const { t } = useTranslation('profile')
  const field = useProfileField()
  return (
    <Stack>
      <SavedTextInput label={t('field.owner')} description={t('help.owner')} {...field('owner')} />
      <SavedTextInput
        label={t('field.responsibleOfficer')}
        description={t('help.responsibleOfficer')}
        {...field('responsibleOfficer')}
      />
      <SavedTextInput
        label={t('field.approvingAuthority')}
        description={t('help.approvingAuthority')}
        {...field('approvingAuthority')}
      />
      <SavedTextInput
        type="date"
        label={t('field.effective')}
        description={t('help.effective')}
        styles={{ input: { maxInlineSize: '14rem' } }}
        {...field('effective')}
      />
      <SavedTextInput label={t('field.nextReview')} description={t('help.nextReview')} {...field('nextReview')} />
      <SavedTextInput label={t('field.replaces')} description={t('help.replaces')} {...field('replaces')} />
      <SavedTextInput label={t('field.masterCopy')} description={t('help.masterCopy')} {...field('masterCopy')} />
      <SavedTextarea label={t('field.note')} description={t('help.note')} {...field('note')} />
    </Stack>
  )
}
