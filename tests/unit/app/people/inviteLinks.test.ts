import { describe, expect, it } from 'vitest'
import { inviteLinks, isLoopback, mailtoOf } from '../../../../renderer/app/workspace/people/inviteLinks'

const host = (address: string, pin: string | null = null) => ({ key: 'A'.repeat(43), addresses: [address], pin })

describe('inviteLinks', () => {
  it('leads browsers to the page that the host serves, and installed programs to themselves', () => {
    expect(inviteLinks('token', host('wss://host.nilab.edu:4871'), 'https://elsewhere.org/')).toEqual({
      web: 'https://host.nilab.edu:4871/#/join/token',
      desktop: 'meridian://join/token',
    })
  })

  it('offers browsers nothing where the host has a certificate of its own, which they refuse', () => {
    expect(inviteLinks('token', host('wss://10.0.0.7:4871', 'p'.repeat(43)), 'https://elsewhere.org/').web).toBeNull()
  })

  it('leads to the page one looks at where there is no host, and on the desktop nowhere', () => {
    expect(inviteLinks('token', null, 'https://elsewhere.org/app/#/w/x/people').web).toBe(
      'https://elsewhere.org/app/#/join/token',
    )
    expect(inviteLinks('token', null, null).web).toBeNull()
  })
})

describe('isLoopback', () => {
  it('knows links that lead nowhere from another computer', () => {
    expect(['http://127.0.0.1:4870/#/join/x', 'http://localhost:1/', 'http://[::1]:1/'].every(isLoopback)).toBe(true)
    expect(['https://localhost.nilab.edu/', 'https://nilab.edu/'].some(isLoopback)).toBe(false)
  })
})

describe('mailtoOf', () => {
  it('writes a whole e-mail into a link, and refuses one that is too long for mail programs', () => {
    const link = mailtoOf('farid@nilab.edu', 'Invite & more', 'Dear Farid,\nopen this')
    expect(link).toBe('mailto:farid%40nilab.edu?subject=Invite%20%26%20more&body=Dear%20Farid%2C%0D%0Aopen%20this')
    expect(mailtoOf('farid@nilab.edu', 'Invite', 'x'.repeat(2000))).toBeNull()
  })
})
