import { Card, EmptyState } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyProps {
  /** What is not there yet, such as "No SWOT items yet". */
  readonly title: ReactNode
  /** What to do first, one or two sentences. */
  readonly body: ReactNode
  /** Buttons, the filled one first. */
  readonly children?: ReactNode
}

/** A place where something will be: says what, and how it begins. */
export function Empty({ title, body, children }: EmptyProps) {
  return (
    <Card>
      <EmptyState align="left" size="sm">
        <EmptyState.Title component="h2">{title}</EmptyState.Title>
        <EmptyState.Description>{body}</EmptyState.Description>
        {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
      </EmptyState>
    </Card>
  )
}
