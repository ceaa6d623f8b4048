import { Button, Center } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { FailureAlert } from '../ui/FailureAlert'
import { i18n } from '../ui/i18n'

interface Props {
  readonly children: ReactNode
}
interface State {
  readonly error: Error | null
}

/** When a screen breaks: a sentence and two ways on. The documents live outside of the screens and stay as they are. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Center mih="60dvh" p="lg">
        <FailureAlert error={error}>
          <Button onClick={() => this.setState({ error: null })}>{i18n.t('frame:broken.again')}</Button>
          <Button
            onClick={() => {
              window.location.hash = '#/'
              this.setState({ error: null })
            }}
          >
            {i18n.t('frame:broken.home')}
          </Button>
        </FailureAlert>
      </Center>
    )
  }
}
