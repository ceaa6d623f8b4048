import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './JoinFacts.module.css'

interface JoinFactsProps {
  readonly label: string
  readonly facts: readonly (readonly [label: string, value: string | undefined])[]
  /** Further rows. */
  readonly children?: ReactNode
}

/** What an invite or link says about where it leads. */
export function JoinFacts({ label, facts, children }: JoinFactsProps) {
  const { t } = useTranslation('common')
  return (
    <section className={classes.facts} aria-label={label}>
      <Table variant="vertical">
        <Table.Tbody>
          {facts.map(([head, value]) => (
            <Table.Tr key={head}>
              <Table.Th scope="row" w="10rem">
                {head}
              </Table.Th>
              <Table.Td dir="auto">{value || t('missing')}</Table.Td>
            </Table.Tr>
          ))}
          {children}
        </Table.Tbody>
      </Table>
    </section>
  )
}
