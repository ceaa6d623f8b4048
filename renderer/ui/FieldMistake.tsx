import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './FieldMistake.module.css'

/** The sentence below a field that holds a mistake, with its sign. */
export function FieldMistake({ children }: { readonly children: ReactNode }) {
  return (
    <span className={classes.mistake}>
      <IconAlertTriangle aria-hidden />
      <span>{children}</span>
    </span>
  )
}
