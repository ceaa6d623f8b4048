import { Button, Card, Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface LoadingProps {
  /** What is going on, such as "Opening the draft". */
  readonly title: string
  /** How much it is, such as "12 sections, about 3 seconds". */
  readonly detail?: string
  /** 0 to 1 where it is known. */
  readonly progress?: number
  /** Offers Cancel once it takes longer than two seconds. */
  readonly onCancel?: () => void
}

/** Shows nothing for 400 ms, because most work is over by then; then says in words what takes time. */
export function Loading({ title, detail, progress, onCancel }: LoadingProps) {
  const { t } = useTranslation('common')
  const [shown, setShown] = useState(false)
  const [long, setLong] = useState(false)
  useTimeout(() => setShown(true), 400, { autoInvoke: true })
  useTimeout(() => setLong(true), 2000, { autoInvoke: true })
  if (!shown) return null
  return (
    <Card role="status" aria-busy="true" maw="40rem">
      <Text size="md" fw={600}>
        {title}
      </Text>
      {detail && <Text c="dimmed">{detail}</Text>}
      {progress === undefined ? (
        <Stack gap="xs" mt="sm" aria-hidden>
          <Skeleton h="0.75rem" w="92%" />
          <Skeleton h="0.75rem" />
          <Skeleton h="0.75rem" w="74%" />
        </Stack>
      ) : (
        <Progress mt="sm" value={progress * 100} aria-label={title} />
      )}
      {onCancel && long && (
        <Group mt="sm">
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </Group>
      )}
    </Card>
  )
}
