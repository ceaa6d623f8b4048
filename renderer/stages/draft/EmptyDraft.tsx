import { Button, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import classes from './EmptyDraft.module.css'
import { sectionsOf, templates, type Template } from './strategyOutline'
import type { SectionActions } from './useSectionActions'

/** A draft without sections: choose an outline, or begin with one section. */
export function EmptyDraft({ actions }: { readonly actions: SectionActions }) {
  const { t } = useTranslation('draft')
  const isReadOnly = useReadOnly()
  const [template, setTemplate] = useState<Template>('comprehensive')
  if (isReadOnly) {
    return (
      <div className={classes.empty}>
        <Empty title={t('empty.title')} body={t('empty.readOnly')} />
      </div>
    )
  }
  return (
    <div className={classes.empty}>
      <Empty title={t('empty.title')} body={t('empty.body')}>
        <Radio.Group
          className={classes.choices!}
          aria-label={t('empty.choose')}
          value={template}
          onChange={value => setTemplate(value as Template)}
        >
          <Stack gap="xs">
            {templates.map(name => (
              <Radio.Card key={name} value={name} className={classes.choice!}>
                <Radio.Indicator size="sm" />
                <span>
                  <b>{t(`empty.template.${name}.name`)}</b>
                  <span className={classes.count}>{t('sections', { count: sectionsOf(name).length })}</span>
                  <Text component="span" display="block" c="dimmed">
                    {t(`empty.template.${name}.what`)}
                  </Text>
                </span>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        <Button variant="filled" onClick={() => actions.create(template)}>
          {t('empty.start')}
        </Button>
        <Button onClick={() => actions.addBlank('body')}>{t('empty.single')}</Button>
      </Empty>
    </div>
  )
}
