import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { I18nextProvider } from 'react-i18next'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { WorkspaceId } from '#shared/workspace/documents'
import { PlatformProvider } from '../platform/PlatformContext'
import { CommandPalette } from '../ui/CommandPalette'
import { i18n } from '../ui/i18n'
import { Later } from '../ui/Later'
import { LiveRegions } from '../ui/LiveRegions'
import { theme, variables } from '../ui/theme'
import { ErrorBoundary } from './ErrorBoundary'
import { HomeScreen } from './home/HomeScreen'
import { HowScreen } from './home/HowScreen'
import { JoinScreen } from './home/JoinScreen'
import { NewWorkspaceScreen } from './home/NewWorkspaceScreen'
import { SettingsScreen } from './home/SettingsScreen'
import { InviteDoor } from './InviteDoor'
import { LeaveDoor } from './leaving/LeaveDoor'
import { UpdateOffer } from './offline/UpdateOffer'
import { PersonsDoor } from './persons/PersonsDoor'
import { ReceiveDoor } from './receive/ReceiveDoor'
import { isScreen } from './routes'
import { ServicesProvider, type Services } from './services'
import { UnknownAddress } from './UnknownAddress'
import { WorkspaceScreens } from './workspace/WorkspaceScreens'

/** The whole program below one root. */
export function App({ services }: { readonly services: Services }) {
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <Later>
          <Notifications
            position="bottom-right"
            limit={1}
            autoClose={8000}
            transitionDuration={180}
            containerWidth={400}
          />
        </Later>
        <LiveRegions />
        <ErrorBoundary>
          <ServicesProvider value={services}>
            <PlatformProvider value={services.platform}>
              <Router hook={useHashLocation}>
                <ReceiveDoor />
                <UpdateOffer />
                <InviteDoor />
                <Later>
                  <CommandPalette />
                </Later>
                <Switch>
                  <Route path="/" component={HomeScreen} />
                  <Route path="/new" component={NewWorkspaceScreen} />
                  <Route path="/join/:token?" component={JoinScreen} />
                  <Route path="/how" component={HowScreen} />
                  <Route path="/settings/:part?" component={SettingsScreen} />
                  <Route path="/leave/:id" component={LeaveDoor} />
                  <Route path="/persons" component={PersonsDoor} />
                  <Route path="/w/:id/:screen/:view?">
                    {({ id, screen, view }) => {
                      const workspace = WorkspaceId.safeParse(id)
                      return workspace.success && isScreen(screen) ? (
                        <WorkspaceScreens key={id} id={workspace.data} screen={screen} view={view} />
                      ) : (
                        <UnknownAddress />
                      )
                    }}
                  </Route>
                  <Route>
                    <UnknownAddress />
                  </Route>
                </Switch>
              </Router>
            </PlatformProvider>
          </ServicesProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  )
}
