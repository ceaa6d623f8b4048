import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import type { Services } from './services'
import { UnsafePage } from './UnsafePage'

const root = () => createRoot(document.getElementById('root')!)

/** Draws the program. */
export function showProgram(services: Services): void {
  root().render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  )
}

/** Draws why the program cannot run here. */
export function showUnsafe(): void {
  root().render(<UnsafePage />)
}
