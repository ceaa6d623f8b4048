import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { source } from '#shared/base/readable'
import type { ChosenFile } from '#shared/platform/platform'
import '../ui/style.css'
import { browser } from '../platform/browser'
import { desktop } from '../platform/desktop'
import { checkInWorker } from '../workers/checkInWorker'
import { localLibrary } from '../workspace/localLibrary'
import { App } from './App'
import { sampleFile } from './sampleFile'
import { UnsafePage } from './UnsafePage'
import { version } from './version'
import { workspaceKeeper } from './workspace/keeper'

function program() {
  // on plain http that is not loopback, browsers give neither keys nor durable storage
  if (!window.isSecureContext) return <UnsafePage />
  const platform = window.meridian ? desktop(window.meridian) : browser()
  const library = localLibrary({ platform, app: version, check: checkInWorker(), sample: sampleFile })
  return (
    <App
      services={{
        platform,
        library,
        keeper: workspaceKeeper(library),
        failures: source<unknown>(null),
        arrived: source<ChosenFile | null>(null),
      }}
    />
  )
}

createRoot(document.getElementById('root')!).render(<StrictMode>{program()}</StrictMode>)
