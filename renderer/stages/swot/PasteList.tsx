import { Button, Drawer, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countWords } from '#shared/base/words'
import { factors, statementWords, type Factor, type SwotItem } from '#shared/swot/item'
import { groupsIn } from '#shared/swot/statements'
import { SavedSelect } from '../../ui/SavedSelect'
import { UnitSelect } from './UnitSelect'
import type { Swot } from './useSwot'
import type { SwotActions } from './useSwotActions'
import classes from './PasteList.module.css'

interface PasteListProps {
  readonly swot: Swot
  readonly actions: SwotActions
  /** The quadrant that is offered first. */
  readonly factor: Factor
  readonly onClose: () => void
}

/** Adds a list from a mail, a document or a spreadsheet: one item a line, looked at before it is added. */
export function PasteList({ opened, ...props }: PasteListProps & { readonly opened: boolean }) {
  const { t } = useTranslation('swot')
  return (
    <Drawer
      opened={opened}
      onClose={props.onClose}
      position="right"
      size="md"
      title={t('paste.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <ListForm {...props} />
    </Drawer>
  )
}

function ListForm({ swot, actions, factor: suggested, onClose }: PasteListProps) {
  const { t } = useTranslation('swot')
  const [text, setText] = useState('')
  const [factor, setFactor] = useState<Factor>(suggested)
  const [unit, setUnit] = useState<SwotItem['unit']>(null)
  const [mistake, setMistake] = useState(false)
  const headings = useMemo(() => {
    const words = (form: 'name' | 'plural') => factors.map(of => [t(`common:factor.${of}.${form}`), of] as const)
    // the screen may be in another language than the documents of the institution
    const abroad = t('paste.headings', { returnObjects: true }) as Readonly<Record<Factor, readonly string[]>>
    return new Map([
      ...words('name'),
      ...words('plural'),
      ...factors.flatMap(of => abroad[of].map(heading => [heading, of] as const)),
    ])
  }, [t])
  const groups = useMemo(() => groupsIn(text, factor, headings), [text, factor, headings])
  const count = groups.reduce((sum, { statements }) => sum + statements.length, 0)

  function add(): void {
    if (count === 0) return setMistake(true)
    actions.addAll(groups, unit)
    onClose()
  }

  return (
    <Stack gap="sm">
      <Textarea
        data-autofocus
        label={t('paste.list')}
        description={t('paste.hint')}
        minRows={6}
        maxRows={14}
        value={text}
        error={mistake && count === 0 && t('paste.nothing')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <SavedSelect
        label={t('panel.factor')}
        data={factors.map(value => ({ value, label: t(`common:factor.${value}.plural`) }))}
        value={factor}
        onSave={value => setFactor(value as Factor)}
      />
      <UnitSelect label={t('unit')} units={swot.units} value={unit} onSave={setUnit} />
      <Group gap="xs">
        <Button variant="filled" onClick={add}>
          {t('paste.add', { count })}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </Group>
      <Text fw={600} role="status">
        {count > 0 && t('paste.preview', { count })}
      </Text>
      {groups.map(({ factor: of, statements }) => (
        <section key={of}>
          <h3 className={classes.head}>{t(`common:factor.${of}.plural`)}</h3>
          <ol className={classes.preview}>
            {statements.map((statement, i) => (
              <li key={i} dir="auto">
                {statement}
                {countWords(statement) > statementWords && (
                  <Text span size="xs" className={classes.long}>
                    {t('words.long', { count: countWords(statement), most: statementWords })}
                  </Text>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  )
}
