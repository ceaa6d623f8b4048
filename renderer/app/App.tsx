import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { I18nextProvider } from 'react-i18next'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { WorkspaceId } from '#shared/workspace/documents'
import { PlatformProvider } from '../platform/PlatformContext'
import { CommandPalette } from '../ui/CommandPalette'
import { FloatingLayer } from '../ui/FloatingLayer'
import { i18n } from '../ui/i18n'
import { Later } from '../ui/Later'
import { LiveRegions } from '../ui/LiveRegions'
import { theme, variables } from '../ui/theme'
import { ErrorBoundary } from './ErrorBoundary'
import { InviteDoor } from './InviteDoor'
import { UpdateOffer } from './offline/UpdateOffer'
import { outsideScreens } from './outsideScreens'
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
                  <Route path="/" component={outsideScreens.home.Screen} />
                  <Route path="/new" component={outsideScreens.new.Screen} />
                  <Route path="/join/:token?" component={outsideScreens.join.Screen} />
                  <Route path="/how" component={outsideScreens.how.Screen} />
                  <Route path="/settings/:part?" component={outsideScreens.settings.Screen} />
                  <Route path="/leave/:id" component={outsideScreens.leave.Screen} />
                  <Route path="/persons" component={outsideScreens.persons.Screen} />
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
        <FloatingLayer />
      </MantineProvider>
    </I18nextProvider>
  )
}
