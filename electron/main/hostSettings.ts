import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'
import { utf8 } from '#shared/base/bytes'
import { HostedWorkspace } from '#shared/platform/hosting'
import { atomicWrite } from './atomicWrite'

/** What is remembered of "Host for my office" from one start of the program to the next. */
const Settings = z.object({
  /** Whether it was on when the program ended. */
  isOn: z.boolean(),
  startsByItself: z.boolean(),
  /** Workspaces it may take. */
  serves: z.array(HostedWorkspace).max(1000),
  takesAny: z.boolean(),
})
export type HostSettings = z.infer<typeof Settings>

const path = () => join(app.getPath('userData'), 'hosting.json')

const fresh: HostSettings = { isOn: false, startsByItself: true, serves: [], takesAny: false }

/** The settings as they were kept; those of a new installation where there are none that can be read. */
export async function readHostSettings(): Promise<HostSettings> {
  try {
    return Settings.parse(JSON.parse(await readFile(path(), 'utf8')))
  } catch {
    return fresh
  }
}

/** Keeps the settings. Throws as `atomicWrite`. */
export const keepHostSettings = (settings: HostSettings): Promise<void> =>
  atomicWrite(path(), utf8(JSON.stringify(settings)))
