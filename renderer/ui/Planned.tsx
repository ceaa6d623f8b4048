import { Alert, List, Stack } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface PlannedProps {
  /** Says that this comes later, in one sentence. */
  readonly title: string
  readonly body: string
  /** Head and points of what will be there. */
  readonly whatTitle: string
  readonly what: readonly string[]
  /** Head of what can be done meanwhile; the ways there are the children. */
  readonly meanwhileTitle: string
  readonly meanwhile: string
  readonly children?: ReactNode
}

/** A part of the program that is not there yet: says so, says what it will hold and what can be done until then. */
export function Planned({ title, body, whatTitle, what, meanwhileTitle, meanwhile, children }: PlannedProps) {
  return (
    <Stack gap="md">
      <Alert icon={<IconClock aria-hidden />} title={title}>
        {body}
      </Alert>
      <section>
        <h2>{whatTitle}</h2>
        <List mt="0.25rem" spacing="xs">
          {what.map(point => (
            <List.Item key={point}>{point}</List.Item>
          ))}
        </List>
      </section>
      <section>
        <h2>{meanwhileTitle}</h2>
        <p>{meanwhile}</p>
      </section>
      {children}
    </Stack>
  )
}
