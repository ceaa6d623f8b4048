/**
 * What the page may load and do, the same in both shells: its own files, pictures made in memory, and nothing remote. It
 * may open sockets, since a host's address is data: those to other computers only by TLS.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // the letters of charts are drawn by WebAssembly
  "style-src 'self' 'unsafe-inline'", // components and editor bring style elements; a style cannot run
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' blob: wss: ws://127.0.0.1:* ws://localhost:*",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer, whichever shell serves the page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  meridian: 'application/octet-stream',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/** One file of the built page. */
export interface Asset {
  /** Path below the folder of the page, with forward slashes; it never leaves that folder. */
  readonly file: string
  readonly type: string
  /** Whether its name carries a hash of its bytes, so that a copy of it never grows old. */
  readonly isFixed: boolean
}

/** Parts of a path start with a letter, a digit or `_-`: neither `..` nor a hidden file nor anything encoded can be named. */
const plainPath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(\w+)$/

/** The file an address of the page means, or null where it means none. `pathname` starts with a slash. */
export function assetOf(pathname: string): Asset | null {
  const file = pathname === '/' ? 'index.html' : pathname.slice(1)
  const type = types[plainPath.exec(file)?.[1] ?? '']
  return type ? { file, type, isFixed: file.startsWith('assets/') } : null
}
