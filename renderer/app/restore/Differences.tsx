import { Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '#shared/exchange/differences'
import { Empty } from '../../ui/Empty'
import type { EarlierCopy } from '../../workspace/restoring'
import { SenderFacts } from '../receive/SenderFacts'
import { DifferenceRow } from './DifferenceRow'
import classes from './Differences.module.css'
import { useDifferentWords } from './useDifferentWords'

interface DifferencesProps {
  readonly copy: EarlierCopy
  /** A button that leads back to the choice of a copy. */
  readonly another: ReactNode
  readonly onRestore: (chosen: readonly Difference[]) => Promise<void>
}

const kinds: readonly Difference['kind'][] = [
  ...(['sections', 'swot', 'indicators', 'peers', 'values', 'years', 'units', 'people', 'profile'] as const),
]
const keyOf = ({ kind, id }: Difference) => `${kind} ${id}`

/** What is gone or says something else than in an earlier copy, each with a comparison, to be chosen and brought back. */
export function Differences({ copy, another, onRestore }: DifferencesProps) {
  const { t } = useTranslation('restore')
  const words = useDifferentWords(copy.then)
  const differences = useMemo(() => copy.differences(), [copy])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)

  function choose(list: readonly Difference[], isChosen: boolean): void {
    const next = new Set(chosen)
    for (const each of list) {
      if (isChosen) next.add(keyOf(each))
      else next.delete(keyOf(each))
    }
    setChosen(next)
    setAsked(false)
  }
  async function restore(): Promise<void> {
    if (chosen.size === 0) return setAsked(true)
    setBusy(true)
    await onRestore(differences.filter(each => chosen.has(keyOf(each))))
    setBusy(false)
  }

  const facts = (
    <section>
      <h3>{t('copy')}</h3>
      <SenderFacts file={copy.file} senders={copy.senders} />
    </section>
  )
  if (differences.length === 0)
    return (
      <>
        {facts}
        <Empty title={t('same.title')} body={t('same.body')}>
          {another}
        </Empty>
      </>
    )
  return (
    <>
      {facts}
      <section>
        <h3>{t('found')}</h3>
        <Stack gap="md" mt="xs">
          {kinds.map(kind => {
            const list = differences.filter(each => each.kind === kind)
            if (list.length === 0) return null
            const count = list.filter(each => chosen.has(keyOf(each))).length
            return (
              <section key={kind} aria-label={t(`kind.${kind}`)}>
                {list.length > 1 ? (
                  <Checkbox
                    label={<b>{t('all', { name: t(`kind.${kind}`) })}</b>}
                    checked={count === list.length}
                    indeterminate={count > 0 && count < list.length}
                    onChange={event => choose(list, event.currentTarget.checked)}
                  />
                ) : (
                  <Text fw={600}>{t(`kind.${kind}`)}</Text>
                )}
                <Card component="ul" padding={0} className={classes.list!}>
                  {list.map(difference => (
                    <DifferenceRow
                      key={keyOf(difference)}
                      difference={difference}
                      then={copy.then}
                      words={words}
                      isChosen={chosen.has(keyOf(difference))}
                      onChoose={isChosen => choose([difference], isChosen)}
                    />
                  ))}
                </Card>
              </section>
            )
          })}
        </Stack>
      </section>
      <Group justify="flex-end" gap="xs" className={classes.foot!}>
        <span className={classes.count} role="status">
          {isAsked ? t('nothingChosen') : t('chosen', { count: chosen.size })}
        </span>
        {another}
        <Button variant="filled" loading={isBusy} onClick={() => void restore()}>
          {chosen.size > 0 ? t('restoreCount', { count: chosen.size }) : t('restore')}
        </Button>
      </Group>
    </>
  )
}
