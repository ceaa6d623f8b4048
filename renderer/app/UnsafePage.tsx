import { Alert, Center, MantineProvider } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { i18n } from '../ui/i18n'
import { theme, variables } from '../ui/theme'

/** Shown instead of the program on an address where the browser gives no keys and no durable storage. */
export function UnsafePage() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Center component="main" mih="100dvh" p="lg">
        <Alert icon={<IconLock aria-hidden />} title={<h1>{i18n.t('frame:unsafe.title')}</h1>} maw="40rem">
          {i18n.t('frame:unsafe.body')}
        </Alert>
      </Center>
    </MantineProvider>
  )
}
