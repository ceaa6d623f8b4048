import { Box } from '@mantine/core'
import type { ReactNode } from 'react'

/** The page edge around something that stands where a stage will be. */
export function StagePadding({ children }: { readonly children: ReactNode }) {
  return <Box p="lg">{children}</Box>
}
