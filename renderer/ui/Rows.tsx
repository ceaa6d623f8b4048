import { Card, type CardProps } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Rows.module.css'

interface RowsProps extends Pick<CardProps, 'mt'> {
  readonly 'aria-label'?: string
  /** Items of a list: perhaps a sign, a span with the words, and what can be done. */
  readonly children: ReactNode
}

/** A card with one row for each thing of a short list. */
export function Rows(props: RowsProps) {
  return <Card component="ul" padding={0} className={classes.rows!} {...props} />
}
