import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { HostReport, type HostOrder } from '#shared/platform/hosting'

/** The process of the host, as long as it lives. */
export interface HostProcess {
  order(order: HostOrder): void
  /** Ends it at once; what it received is on its disk all the same. */
  kill(): void
}

/** What becomes of the process of a host. */
export interface HostEvents {
  reported(report: HostReport): void
  gone(): void
}

/** Starts the process in which the host runs, apart from the window and from what serves it. */
export function forkHost({ reported, gone }: HostEvents): HostProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'host.js'), [], {
    serviceName: 'Meridian host',
    stdio: 'ignore',
  })
  child.on('message', (message: unknown) => {
    const report = HostReport.safeParse(message)
    if (report.success) reported(report.data)
  })
  child.once('exit', gone)
  return { order: order => child.postMessage(order), kill: () => void child.kill() }
}
