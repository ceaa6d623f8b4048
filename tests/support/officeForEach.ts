import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import type { Role } from '#shared/identity/access'
import type { Workspace } from '#shared/workspace/workspace'
import { goTo } from './app'
import type { RunningHost } from './hostForEach'
import type { Pages } from './pages'
import { live } from './saving'
import { pageOffice, type PageOffice } from './seededPages'

/** A workspace that the host of a test relays, with one person of each role. */
export interface OfficeForEach {
  /** The workspace of the running test. */
  readonly now: PageOffice
  /** A profile of its own in which this person has the workspace open at a screen, connected. */
  comes(role: Role, screen?: string): Promise<Page>
}

/** Founds a workspace before each test of a file, with what `fill` writes and `say` states there. */
export function officeForEach(
  pages: Pages,
  host: RunningHost,
  fill: (workspace: Workspace) => void,
  say?: Parameters<typeof pageOffice>[2],
): OfficeForEach {
  let office: PageOffice
  beforeEach(async () => {
    office = await pageOffice(host.now, fill, say)
  })
  return {
    get now() {
      return office
    },
    comes: async (role, screen = 'profile') => {
      const page = await pages.open()
      await page.goto(pages.address)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await office.letIn(page, role)
      await goTo(page, `/w/${office.id}/${screen}`)
      await live(page, 'connected')
      return page
    },
  }
}
