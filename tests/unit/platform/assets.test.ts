import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assetOf } from '#shared/platform/assets'
import { isOutwardLink } from '#shared/platform/links'

it('finds the page and its parts', () => {
  expect(assetOf('/')).toMatchObject({ file: 'index.html', isFixed: false })
  expect(assetOf('/assets/index-Bx_9-a.js')).toMatchObject({ file: 'assets/index-Bx_9-a.js', isFixed: true })
  expect(assetOf('/assets/nilab-BfxSK2yd.meridian')?.type).toBe('application/octet-stream')
})

it('never leaves the folder of the page, whatever is asked for', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', '%2e%2e', '..%2f', '\\', 'assets', 'index.html', 'a.js', '~', 'C:', '\0', '.git'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(part), fc.constantFrom('/', '\\', '//', '%2f'), (parts, between) => {
      const file = assetOf(`/${parts.join(between)}`)?.file
      if (file === undefined) return
      expect(file).toMatch(/^[\w-][\w./-]*\.[a-z0-9]+$/)
      expect(file.split('/').filter(name => name === '' || name.startsWith('.'))).toEqual([])
    }),
  )
})

it.each(['https://example.org', 'http://example.org/a?b#c', 'mailto:office@example.org', 'HTTPS://EXAMPLE.ORG'])(
  'lets %s leave',
  url => expect(isOutwardLink(url)).toBe(true),
)

it.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  'smb://x/y',
  ' https://x',
  'https://',
  'ms-word:x',
])('keeps %s from leaving', url => expect(isOutwardLink(url)).toBe(false))
