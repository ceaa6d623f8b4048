import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { source } from '#shared/base/readable'
import { WorkspaceId } from '#shared/workspace/documents'
import '../ui/style.css'
import { browser } from '../platform/browser'
import { desktop } from '../platform/desktop'
import { outsideInWorker } from '../workers/outsideInWorker'
import { localLibrary } from '../workspace/localLibrary'
import { whenIdle } from '../workspace/whenIdle'
import { App } from './App'
import { keepShell } from './offline/offlineShell'
import { askBeforeLeaving } from './askBeforeLeaving'
import { sampleFile } from './sampleFile'
import { isScreen } from './routes'
import { fetchScreen } from './stageScreens'
import type { Arrived } from './services'
import { UnsafePage } from './UnsafePage'
import { version } from './version'
import { workspaceKeeper, type WorkspaceKeeper } from './workspace/keeper'

/** When the browser is asked to keep the program, at the latest, in milliseconds: what a person came for comes first. */
const keepAfterMs = 5000

/** How long a page may show nothing: most openings are over by then, and a page half drawn would only hold them up. */
const patienceMs = 400

/** Resolves when the workspace in the address is open and its screen's code is here, or when the patience is over. */
function workspaceInAddress(keeper: WorkspaceKeeper): Promise<unknown> {
  const [, id, screen] = /^#\/w\/([^/]+)\/([^/]+)/.exec(location.hash) ?? []
  const workspace = WorkspaceId.safeParse(id)
  if (!workspace.success || screen === undefined || !isScreen(screen)) return Promise.resolve()
  const opened = keeper.open(workspace.data).catch(() => undefined) // the screen asks for it too, and tells
  return Promise.race([
    Promise.all([opened, fetchScreen(screen)]),
    new Promise(resolve => setTimeout(resolve, patienceMs)),
  ])
}

const root = createRoot(document.getElementById('root')!)

async function start(): Promise<void> {
  const platform = window.meridian ? desktop(window.meridian) : browser()
  const outside = outsideInWorker()
  const stored = localLibrary({ platform, app: version, outside, sample: sampleFile })
  const { library, keeper } = askBeforeLeaving(stored, workspaceKeeper(stored))
  await workspaceInAddress(keeper)
  const services = {
    platform,
    library,
    keeper,
    outside,
    failures: source<unknown>(null),
    arrived: source<readonly Arrived[]>([]),
  }
  root.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  )
  // the desktop shell has the program on disk, and `npm run dev` makes it anew each time
  if (platform.shell === 'browser' && import.meta.env.PROD) whenIdle(() => void keepShell(), keepAfterMs)
}

// on plain http that is not loopback, browsers give neither keys nor durable storage
if (window.isSecureContext) void start()
else root.render(<UnsafePage />)
