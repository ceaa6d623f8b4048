import { Button, Checkbox } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#shared/exchange/differences'
import type { Workspace } from '#shared/workspace/workspace'
import { Comparison } from './Comparison'
import classes from './Differences.module.css'
import type { DifferentWords } from './useDifferentWords'

interface DifferenceRowProps {
  readonly difference: Difference
  readonly then: Workspace
  readonly words: DifferentWords
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** One thing that can come back, with a comparison that is drawn when it is asked for. */
export function DifferenceRow({ difference, then, words, isChosen, onChoose }: DifferenceRowProps) {
  const { t } = useTranslation('restore')
  const [isOpen, setOpen] = useState(false)
  const compared = useId()
  const name = words.nameOf(difference)
  return (
    <li>
      <div className={classes.row}>
        <Checkbox
          className={classes.name!}
          checked={isChosen}
          onChange={event => onChoose(event.currentTarget.checked)}
          label={
            <>
              <b dir="auto">{name}</b>
              <small>{t(`how.${difference.how}`)}</small>
            </>
          }
        />
        <Button
          size="xs"
          aria-expanded={isOpen}
          aria-controls={compared}
          aria-label={t(isOpen ? 'hideOf' : 'showOf', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'hide' : 'show')}
        </Button>
      </div>
      <div id={compared} className={isOpen ? classes.compared : undefined}>
        {isOpen && <Comparison difference={difference} then={then} words={words} />}
      </div>
    </li>
  )
}
