import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import { assetOf, securityHeaders } from '#shared/platform/assets'

const origin = 'app://meridian'
const folder = join(import.meta.dirname, '../renderer')

/** Under `npm run dev` the page comes from the development server, which says where it is. */
const development = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined

/** What the window loads. */
export const pageAddress = development ?? `${origin}/index.html`

/** Whether an address is our page, whosever window it is and wherever in it its `#` part points. */
export function isOurPage(address: string): boolean {
  const page = address.replace(/#.*$/s, '').replace(/\?as=[a-z0-9]{8}$/, '')
  return page === pageAddress || page === `${pageAddress}/` || page === `${origin}/`
}

/** Gives `app://` the rights of a web origin, storage among them. To be called before the app is ready. */
export function announcePage(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const asset = url.host === 'meridian' && request.method === 'GET' ? assetOf(url.pathname) : null
  const bytes = asset && (await readFile(join(folder, asset.file)).catch(() => null))
  if (!asset || !bytes) return new Response(null, { status: 404, headers: securityHeaders })
  return new Response(bytes, { headers: { ...securityHeaders, 'Content-Type': asset.type } })
}

/** Serves the built page as `app://meridian/`. To be called once the app is ready. */
export function servePage(): void {
  protocol.handle('app', answer)
}
