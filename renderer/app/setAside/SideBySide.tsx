import { Table } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionTexts } from '#shared/exchange/compareCopies'
import { compareProse } from '../restore/comparedProse'
import classes from '../restore/Comparison.module.css'
import { Words } from '../restore/Words'
import own from './SetAside.module.css'

/** The text of a section as it was set aside and as it is now; what says the same is counted, not shown. */
export function SideBySide({ section: { title, copy, present } }: { readonly section: SectionTexts }) {
  const { t } = useTranslation('setAside')
  const rows = useMemo(() => compareProse(copy, present), [copy, present])
  return (
    <Table className={classes.table!} captionSide="top">
      <Table.Caption className={own.caption!}>
        <bdi>{title || t('untitled')}</bdi>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('copy')}</Table.Th>
          <Table.Th scope="col">{t('now')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, place) => (
          <Table.Tr key={place}>
            {'same' in row ? (
              <Table.Td colSpan={2} className={classes.quiet!}>
                {t('unchanged', { count: row.same })}
              </Table.Td>
            ) : (
              <>
                <Side side={t('copy')} isThere={row.hasThen}>
                  <Words stretches={row.stretches} side="then" />
                </Side>
                <Side side={t('now')} isThere={row.hasNow}>
                  <Words stretches={row.stretches} side="now" />
                </Side>
              </>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface SideProps {
  /** Which of the two it is, for screens too narrow for columns. */
  readonly side: string
  readonly isThere: boolean
  readonly children: ReactNode
}

function Side({ side, isThere, children }: SideProps) {
  const { t } = useTranslation('setAside')
  return (
    <Table.Td className={`${classes.cell} ${isThere ? classes.prose : classes.quiet}`} dir="auto" data-side={side}>
      {isThere ? children : t('none')}
    </Table.Td>
  )
}
