import { Table } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#shared/profile/profile'
import { FieldMistake } from '../../../ui/FieldMistake'
import type { PastedPerson } from './pastedPeople'
import classes from './PastePeople.module.css'

interface PastePreviewProps {
  readonly rows: readonly PastedPerson[]
  readonly units: readonly Unit[]
}

/** What a pasted list was read as, row by row, with what is wrong below the row it is in. */
export function PastePreview({ rows, units }: PastePreviewProps) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const none = (words: string) => <span className={classes.none}>{words}</span>
  return (
    <div className={classes.table} role="region" aria-label={t('paste.preview')} tabIndex={0}>
      <Table aria-label={t('paste.preview')}>
        <Table.Thead>
          <Table.Tr>
            {(['row', 'name', 'email', 'unit', 'role'] as const).map(head => (
              <Table.Th key={head} scope="col">
                {t(`paste.head.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ row, name, email, unit, unitText, institution, role, roleText, mistakes }) => (
            <Fragment key={row}>
              <Table.Tr {...(mistakes.length > 0 && { className: classes.wrong! })}>
                <Table.Td>{row}</Table.Td>
                <Table.Td dir="auto">{name || none(common('missing'))}</Table.Td>
                <Table.Td>{email || none(t('paste.noEmail'))}</Table.Td>
                <Table.Td dir="auto">
                  {(unit && names.get(unit)) || institution || unitText || none(t('paste.noUnit'))}
                </Table.Td>
                <Table.Td>
                  {mistakes.includes('role') && roleText}
                  {!mistakes.includes('role') && roleText && common(`role.${role}`)}
                  {!roleText && (
                    <span className={classes.usual}>{t('paste.usual', { role: common(`role.${role}`) })}</span>
                  )}
                </Table.Td>
              </Table.Tr>
              {mistakes.length > 0 && (
                <Table.Tr className={classes.mistakes!}>
                  <Table.Td />
                  <Table.Td colSpan={4}>
                    {mistakes.map(mistake => (
                      <FieldMistake key={mistake}>
                        {t(`paste.mistake.${mistake}`, { unit: unitText, role: roleText })}
                      </FieldMistake>
                    ))}
                  </Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
