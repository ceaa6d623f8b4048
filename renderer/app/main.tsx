import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/style.css'
import { browser } from '../platform/browser'
import { desktop } from '../platform/desktop'
import { localLibrary } from '../workspace/localLibrary'
import { checkInWorker } from '../workers/checkInWorker'
import { App } from './App'
import { sampleFile } from './sampleFile'
import { version } from './version'
import { workspaceKeeper } from './workspace/keeper'

const platform = window.meridian ? desktop(window.meridian) : browser()
const library = localLibrary({ platform, app: version, check: checkInWorker(), sample: sampleFile })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App services={{ platform, library, keeper: workspaceKeeper(library) }} />
  </StrictMode>,
)
