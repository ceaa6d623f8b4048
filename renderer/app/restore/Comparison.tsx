import { Stack, Table, Text } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { compareWords } from '#shared/base/compareWords'
import type { Difference } from '#shared/exchange/differences'
import { readBlocks } from '#shared/draft/prose'
import type { Workspace } from '#shared/workspace/workspace'
import { useWorkspace } from '../../workspace/WorkspaceContext'
import { compareProse } from './comparedProse'
import classes from './Comparison.module.css'
import type { DifferentWords } from './useDifferentWords'
import { Words } from './Words'

interface ComparisonProps {
  readonly difference: Difference
  readonly then: Workspace
  readonly words: DifferentWords
}

/** Fields of running text, which are compared word by word. */
const running: readonly string[] = ['statement', 'definition', 'title', 'note', 'source']

/** What would come back, beside what is there today. */
export function Comparison({ difference, then, words }: ComparisonProps) {
  const { t } = useTranslation('restore')
  const { kind, how, fields } = difference
  const isText = kind === 'sections' && (difference.hasOtherText || how !== 'changed')
  const isSameInBin = how === 'removed' && fields.length === 0 && !(kind === 'sections' && difference.hasOtherText)
  return (
    <Stack gap="xs">
      {(fields.length > 0 || isText) && (
        <Table className={classes.table!}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="8.5rem">
                {t('compare.field')}
              </Table.Th>
              <Table.Th scope="col">{t('compare.then')}</Table.Th>
              <Table.Th scope="col">{t('compare.now')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ field, then: old, now }) => {
              const said = (value: unknown) => words.valueOf(difference, field, value)
              const isRunning = running.includes(field) && typeof old === 'string' && typeof now === 'string'
              const stretches = isRunning ? compareWords(now, old) : null
              return (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{words.fieldOf(difference, field)}</Table.Th>
                  <Table.Td className={classes.cell!} dir="auto" data-side={t('compare.then')}>
                    {stretches && old ? <Words stretches={stretches} side="then" /> : said(old)}
                  </Table.Td>
                  <Table.Td className={classes.cell!} dir="auto" data-side={t('compare.now')}>
                    {stretches && now ? <Words stretches={stretches} side="now" /> : said(now)}
                  </Table.Td>
                </Table.Tr>
              )
            })}
            {isText && <Prose difference={difference} then={then} />}
          </Table.Tbody>
        </Table>
      )}
      {isText && <Text className={classes.quiet!}>{t('compare.legend')}</Text>}
      {isSameInBin && <Text>{t('compare.sameInBin')}</Text>}
      {how === 'removed' && !isSameInBin && <Text>{t('compare.otherInBin')}</Text>}
      {(kind === 'indicators' || kind === 'peers') && how !== 'changed' && <Text>{t('compare.withValues')}</Text>}
    </Stack>
  )
}

interface ProseProps {
  readonly difference: Extract<Difference, { kind: 'sections' }>
  readonly then: Workspace
}

/** The text of a section then and now; what says the same is counted, not shown. What is gone is shown whole. */
function Prose({ difference: { id, how, hasOtherText }, then }: ProseProps) {
  const { t } = useTranslation('restore')
  const now = useWorkspace()
  const rows = useMemo(() => {
    const isGone = how !== 'changed' && !hasOtherText
    return compareProse(readBlocks(then.prose(id)), isGone ? [] : readBlocks(now.prose(id)))
  }, [then, now, id, how, hasOtherText])
  if (rows.every(row => 'same' in row))
    return (
      <Table.Tr>
        <Table.Th scope="row">{t('compare.text')}</Table.Th>
        <Table.Td colSpan={2}>{t(hasOtherText ? 'compare.form' : 'compare.noText')}</Table.Td>
      </Table.Tr>
    )
  return rows.map((row, place) => (
    <Table.Tr key={place}>
      <Table.Th scope="row">{place === 0 && t('compare.text')}</Table.Th>
      {'same' in row ? (
        <Table.Td colSpan={2} className={classes.quiet!}>
          {t('compare.same', { count: row.same })}
        </Table.Td>
      ) : (
        <>
          <Side side={t('compare.then')} isThere={row.hasThen} empty={t('compare.noText')}>
            <Words stretches={row.stretches} side="then" />
          </Side>
          <Side
            side={t('compare.now')}
            isThere={row.hasNow}
            empty={t(how === 'changed' || hasOtherText ? 'compare.noText' : `how.${how}`)}
          >
            <Words stretches={row.stretches} side="now" />
          </Side>
        </>
      )}
    </Table.Tr>
  ))
}

interface SideProps {
  /** Which of the two it is. */
  readonly side: string
  readonly isThere: boolean
  readonly empty: string
  readonly children: ReactNode
}

function Side({ side, isThere, empty, children }: SideProps) {
  return (
    <Table.Td className={`${classes.cell} ${isThere ? classes.prose : classes.quiet}`} dir="auto" data-side={side}>
      {isThere ? children : empty}
    </Table.Td>
  )
}
