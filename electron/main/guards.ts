import { app, session, shell } from 'electron'
import { isOutwardLink } from '#shared/platform/links'
import { isOurPage } from './page'

/** All the page may do beyond showing itself: put text on the clipboard, and ask that its storage be kept. */
const permitted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'persistent-storage'])

/** Keeps every page where it is: no navigation, no second window, no embedded page. To be called before a window is made. */
export function guardPages(): void {
  app.on('web-contents-created', (_, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (!isOurPage(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Refuses cameras, devices, notifications and all else a page can ask for. To be called once the app is ready. */
export function guardPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) =>
    answer(permitted.has(permission) && isOurPage(requestingUrl)),
  )
  defaultSession.setPermissionCheckHandler(
    (contents, permission) => permitted.has(permission) && contents !== null && isOurPage(contents.getURL()),
  )
  defaultSession.setDevicePermissionHandler(() => false)
}

/** Hands a link to the browser or the mail program; any other kind is ignored. */
export async function openLink(url: string): Promise<null> {
  if (isOutwardLink(url) && URL.canParse(url)) await shell.openExternal(new URL(url).href)
  return null
}
