import { Button, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/Empty'
import { useReadOnly } from '../../ui/ReadOnlyContext'
import classes from './EmptyDraft.module.css'
import { sectionsOf, templates, type Template } from './strategyOutline'
import type { SectionActions } from './useSectionActions'

/** Where a draft that just began is gone on with: in the text of its first section, or in the title that has no name yet. */
export type Beginning = 'text' | 'title'

interface EmptyDraftProps {
  readonly actions: SectionActions
  readonly onBegin: (at: Beginning) => void
}

/** A draft without sections: choose an outline, or begin with one section. */
export function EmptyDraft({ actions, onBegin }: EmptyDraftProps) {
  const { t } = useTranslation('draft')
  const isReadOnly = useReadOnly()
  const [template, setTemplate] = useState<Template>('comprehensive')
  function begin(at: Beginning, create: () => void): void {
    onBegin(at)
    create()
  }
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
              <Radio.Card key={name} value={name} tabIndex={name === template ? 0 : -1} className={classes.choice!}>
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
        <Button variant="filled" onClick={() => begin('text', () => actions.create(template))}>
          {t('empty.start')}
        </Button>
        <Button onClick={() => begin('title', () => actions.addBlank('body'))}>{t('empty.single')}</Button>
      </Empty>
    </div>
  )
}
