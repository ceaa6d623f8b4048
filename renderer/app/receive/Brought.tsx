import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countOf, type ChangeList, type Changes, type How } from '#shared/exchange/changes'
import type { Report } from '../../workspace/report'
import { formatList } from '../../ui/format'
import classes from './Brought.module.css'
import { BroughtSections } from './BroughtSections'
import { useStatedWords } from './useStatedWords'

interface BroughtProps extends Pick<Report, 'changes' | 'stated' | 'pictures'> {
  /** How many names are listed of each kind; the counts tell of the others. */
  readonly names: number
}

const hows: readonly How[] = ['added', 'changed', 'removed', 'restored']
type ListName = { [K in keyof Changes]: Changes[K] extends ChangeList ? K : never }[keyof Changes]

/** What a file changes or changed, stage by stage, in words and numbers. */
export function Brought({ changes, stated, pictures, names }: BroughtProps) {
  const { t } = useTranslation('receive')
  const { t: name } = useTranslation('stages')
  const words = useStatedWords()
  const said = words(stated)
  return (
    <Table variant="vertical" mt="xs">
      <Table.Tbody>
        {changes && (
          <>
            <Row head={name('profile')}>
              {changes.profile.length > 0 && <p>{t('list.fields', { count: changes.profile.length })}</p>}
              <Entries changes={changes} list="units" names={names} />
            </Row>
            <Row head={name('swot')}>
              <Entries changes={changes} list="swot" names={names} />
            </Row>
            <Row head={name('benchmark')}>
              {changes.hasOtherYears && <p>{t('list.years')}</p>}
              <Entries changes={changes} list="indicators" names={names} />
              <Entries changes={changes} list="peers" names={names} />
              <Entries changes={changes} list="values" names={0} />
            </Row>
            <Row head={name('draft')}>
              {changes.sections.length > 0 && <BroughtSections sections={changes.sections} names={names} />}
            </Row>
            <Row head={name('people')}>
              <Entries changes={changes} list="people" names={names} />
            </Row>
          </>
        )}
        {said.length > 0 && (
          <Row head={t('stated.head')}>
            {said.map(sentence => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Row>
        )}
        {pictures > 0 && (
          <Row head={t('pictures')}>
            <p>{t('pictureCount', { count: pictures })}</p>
          </Row>
        )}
      </Table.Tbody>
    </Table>
  )
}

/** A row, unless there is nothing in it. */
function Row({ head, children }: { readonly head: string; readonly children: ReactNode }) {
  return (
    <Table.Tr className={classes.row!}>
      <Table.Th scope="row" w="9rem">
        {head}
      </Table.Th>
      <Table.Td className={classes.cell!}>{children}</Table.Td>
    </Table.Tr>
  )
}

/** How many entries of one kind are new, changed, removed, restored, and the first of them by name. */
function Entries({
  changes,
  list,
  names,
}: {
  readonly changes: Changes
  readonly list: ListName
  readonly names: number
}) {
  const { t } = useTranslation('receive')
  const { counts, first } = changes[list]
  const total = countOf(changes[list])
  if (total === 0) return null
  const shown = first.slice(0, names)
  const rest = total - shown.length
  const isOneKind = hows.some(how => counts[how] === total) // the line above says it for all of them
  return (
    <>
      <p>
        {t(`list.${list}`, {
          counts: formatList(hows.filter(how => counts[how] > 0).map(how => t(`count.${how}`, { count: counts[how] }))),
        })}
      </p>
      {shown.length > 0 && (
        <ul className={classes.names}>
          {shown.map(({ id, name, how }) => (
            <li key={id} dir="auto">
              {isOneKind ? name : t('list.entry', { name, how: t(`how.${how}`) })}
            </li>
          ))}
          {rest > 0 && <li>{t('list.more', { count: rest })}</li>}
        </ul>
      )}
    </>
  )
}
