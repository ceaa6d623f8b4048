import type { Page } from 'playwright-core'
import { contract } from '#shared/platform/contract'
import type { startMain } from './desktopShell'

/**
 * Gives a page in a browser the bridge of a desktop shell whose main process runs in this test. To be called before the page is loaded.
 */
export async function bridgeTo(page: Page, shell: Awaited<ReturnType<typeof startMain>>): Promise<void> {
  await page.exposeBinding('askMain', ({ frame }, channel: string, request: unknown) => {
    const { search } = new URL(frame.url()) // says whose window it is
    return shell.ask(channel, request, { url: `app://meridian/index.html${search}`, parent: null })
  })
  const contents = shell.windows[0]!.webContents
  const send = contents.send.bind(contents)
  contents.send = (notice: string) => {
    send(notice)
    void page.evaluate(name => dispatchEvent(new Event(`notice ${name}`)), notice).catch(() => undefined) // it is gone
  }
  await page.addInitScript((channels: readonly string[]) => {
    const ask = Reflect.get(window, 'askMain') as (channel: string, request: unknown) => Promise<unknown>
    const listen = (notice: string) => (listener: () => void) => {
      addEventListener(`notice ${notice}`, listener)
      return () => removeEventListener(`notice ${notice}`, listener)
    }
    const calls = channels.map(channel => [channel, (request: unknown) => ask(channel, request)])
    Object.assign(window, {
      meridian: {
        ...Object.fromEntries(calls),
        onFileWaiting: listen('files.arrived'),
        onInviteWaiting: listen('invites.arrived'),
        onHostingChanged: listen('hosting.changed'),
      },
    })
  }, Object.keys(contract))
}
