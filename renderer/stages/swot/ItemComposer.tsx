import { Button, Textarea } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { countWords } from '#shared/base/words'
import type { Unit } from '#shared/profile/profile'
import type { Factor, SwotItem } from '#shared/swot/item'
import { useUnfinished } from '../../workspace/useUnfinished'
import { UnitSelect } from './UnitSelect'
import { WordCount } from './WordCount'
import classes from './ItemComposer.module.css'

interface ItemComposerProps {
  readonly factor: Factor
  readonly units: readonly Unit[]
  /** The unit offered first, before this person has chosen one. */
  readonly ownUnit: SwotItem['unit']
  readonly onAdd: (statement: string, unit: SwotItem['unit']) => void
  readonly onClose: () => void
}

/** Writes new items into a quadrant: Enter adds and stays for the next, Esc closes. The unit is remembered. */
export function ItemComposer({ factor, units, ownUnit, onAdd, onClose }: ItemComposerProps) {
  const { t } = useTranslation('swot')
  const counter = useId()
  const [statement, setStatement] = useUnfinished(`swot.${factor}`)
  const [remembered, setRemembered] = useLocalStorage<string | null>({ key: 'meridian.swotUnit', defaultValue: null })
  const unit = units.find(({ id }) => id === remembered)?.id ?? ownUnit

  function add(): void {
    const text = statement.replace(/\s+/g, ' ').trim()
    if (countWords(text) === 0) return
    onAdd(text, unit)
    setStatement('')
  }

  return (
    <form
      className={classes.composer}
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <Textarea
        autoFocus
        aria-label={t(`add.${factor}`)}
        aria-describedby={counter}
        placeholder={t('compose.hint')}
        minRows={1}
        maxRows={4}
        value={statement}
        onFocus={({ currentTarget: { value }, currentTarget }) =>
          currentTarget.setSelectionRange(value.length, value.length)
        }
        onChange={event => setStatement(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          add()
        }}
      />
      <WordCount id={counter} text={statement} />
      <div className={classes.row}>
        <UnitSelect
          aria-label={t('unit')}
          className={classes.unit}
          size="xs"
          units={units}
          value={unit}
          onSave={id => setRemembered(id)}
        />
        <Button type="submit" variant="filled">
          {t('common:add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </form>
  )
}
