import { Table, type TableProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Facts.module.css'

interface FactsProps extends Pick<TableProps, 'mt'> {
  /** Labels, each once, and what is known; where that is nothing, the row says so. */
  readonly facts: readonly (readonly [label: string, value: ReactNode])[]
}

/** What is known of one thing, a row for each fact. */
export function Facts({ facts, ...props }: FactsProps) {
  const { t } = useTranslation('common')
  return (
    <Table variant="vertical" {...props}>
      <Table.Tbody>
        {facts.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" w="9rem">
              {label}
            </Table.Th>
            <Table.Td dir="auto" className={classes.value!}>
              {value || <i>{t('missing')}</i>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
