import { describe, expect, it } from 'vitest'
import { webAddress } from '#shared/word/links'

describe('a link in the Word file', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['mailto:office@example.org', 'mailto:office@example.org'],
    ['https://example.org/ä/[1]', 'https://example.org/%C3%A4/%5B1%5D'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/a%20b', 'https://example.org/a%20b'],
    ['https://example.org/#a#b', 'https://example.org/#a%23b'],
    ['https://example.org:8080/', 'https://example.org:8080/'],
  ])('%s is written as %s', (link, address) => {
    expect(webAddress(link)).toBe(address)
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://example.org:port/',
    'mailto:nobody',
    `https://example.org/${'a'.repeat(3000)}`,
  ])('%s is text', link => {
    expect(webAddress(link)).toBeNull()
  })
})
