import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { source } from '#shared/base/readable'
import type { ChosenFile } from '#shared/platform/platform'
import { WorkspaceId } from '#shared/workspace/documents'
import '../ui/style.css'
import { browser } from '../platform/browser'
import { desktop } from '../platform/desktop'
import { checkInWorker } from '../workers/checkInWorker'
import { localLibrary } from '../workspace/localLibrary'
import { App } from './App'
import { sampleFile } from './sampleFile'
import { isScreen } from './routes'
import { fetchScreen } from './stageScreens'
import { UnsafePage } from './UnsafePage'
import { version } from './version'
import { workspaceKeeper, type WorkspaceKeeper } from './workspace/keeper'

function program() {
  // on plain http that is not loopback, browsers give neither keys nor durable storage
  if (!window.isSecureContext) return <UnsafePage />
  const platform = window.meridian ? desktop(window.meridian) : browser()
  const library = localLibrary({ platform, app: version, check: checkInWorker(), sample: sampleFile })
  const keeper = workspaceKeeper(library)
  hurry(keeper)
  return (
    <App
      services={{
        platform,
        library,
        keeper,
        failures: source<unknown>(null),
        arrived: source<ChosenFile | null>(null),
      }}
    />
  )
}

/** A page that starts inside a workspace: documents and screen are on their way while React draws the frame. */
function hurry(keeper: WorkspaceKeeper): void {
  const [, id, screen] = /^#\/w\/([^/]+)\/([^/]+)/.exec(location.hash) ?? []
  const workspace = WorkspaceId.safeParse(id)
  if (!workspace.success || screen === undefined || !isScreen(screen)) return
  keeper.open(workspace.data).catch(() => undefined) // the screen asks for it too, and tells
  fetchScreen(screen)
}

createRoot(document.getElementById('root')!).render(<StrictMode>{program()}</StrictMode>)
