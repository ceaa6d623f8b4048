import '#shared/base/withoutEval'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { source } from '#shared/base/readable'
import { WorkspaceId } from '#shared/workspace/documents'
import '../ui/style.css'
import { calmDoubleClicks } from '../ui/calmDoubleClicks'
import { browser } from '../platform/browser'
import { desktop } from '../platform/desktop'
import { outsideInWorker } from '../workers/outsideInWorker'
import { localLibrary } from '../workspace/localLibrary'
import { whenIdle } from '../workspace/whenIdle'
import { App } from './App'
import { keepShell } from './offline/offlineShell'
import { askBeforeLeaving } from './askBeforeLeaving'
import { sampleFile } from './sampleFile'
import { prepareOutside } from './outsideScreens'
import { isScreen } from './routes'
import { prepareScreen } from './stageScreens'
import type { Arrived } from './services'
import { UnsafePage } from './UnsafePage'
import { version } from './version'
import { workspaceKeeper, type WorkspaceKeeper } from './workspace/keeper'

/** When the files of this build are kept for an opening without network, at the latest, in milliseconds. */
const keepShellMs = 5000

/** How long a page may show nothing: most openings are over by then, and a page half drawn would only hold them up. */
const patienceMs = 400

/** Opens the workspace in the address, if there is one, and meanwhile runs the code of the screen that is shown first. */
async function firstScreen(keeper: WorkspaceKeeper): Promise<void> {
  const [, id, screen] = /^#\/w\/([^/]+)\/([^/]+)/.exec(location.hash) ?? []
  const workspace = WorkspaceId.safeParse(id)
  if (!workspace.success || screen === undefined || !isScreen(screen)) return prepareOutside(location.hash)
  const opened = keeper.open(workspace.data).catch(() => undefined) // the screen asks for it too, and tells
  await Promise.all([opened, prepareScreen(screen)])
}

calmDoubleClicks()
const root = createRoot(document.getElementById('root')!)

async function start(): Promise<void> {
  const platform = window.meridian ? desktop(window.meridian) : browser()
  const outside = outsideInWorker()
  const stored = localLibrary({ platform, app: version, outside, sample: sampleFile })
  const { library, keeper } = askBeforeLeaving(stored, workspaceKeeper(stored))
  await Promise.race([firstScreen(keeper), new Promise(resolve => setTimeout(resolve, patienceMs))])
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
  if (platform.shell === 'browser' && import.meta.env.PROD) whenIdle(() => void keepShell(), keepShellMs)
}

// on plain http that is not loopback, browsers give neither keys nor durable storage
if (window.isSecureContext) void start()
else root.render(<UnsafePage />)
