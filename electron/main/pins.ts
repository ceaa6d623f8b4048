import { session } from 'electron'
import { pinOf } from '#shared/base/hostAddress'
import type { Asks, Gives } from '#shared/platform/contract'

/** Electron's answers to a certificate: take it, or do as Chromium found. */
const taken = 0
const asUsual = -3
/** More names than any workspace has hosts: a page gone wrong fills no memory. */
const mostNames = 2000

/** By host name without brackets: the pins, with how often each was asked for. */
const pins = new Map<string, Map<string, number>>()

const plain = (hostname: string) => hostname.toLowerCase().replace(/^\[|\]$/g, '')

/**
 * Takes these certificates of hosts from now on, each from its own hosts only. Chromium remembers what it found of a
 * certificate, so a pin has to be here before its host is dialled.
 */
export async function pinHosts({ hosts }: Asks<'hosts.pin'>): Promise<Gives<'hosts.pin'>> {
  for (const { addresses, pin } of hosts) {
    for (const address of addresses) {
      const name = plain(new URL(address).hostname)
      const known = pins.get(name)
      if (known) known.set(pin, (known.get(pin) ?? 0) + 1)
      else if (pins.size < mostNames) pins.set(name, new Map([[pin, 1]]))
    }
  }
  return null
}

/**
 * Takes these certificates no longer, unless somebody else asked for them too. What Chromium remembers of one that it has
 * seen holds until the program ends; whoever shows it has to prove a host's key all the same.
 */
export async function unpinHosts({ hosts }: Asks<'hosts.unpin'>): Promise<Gives<'hosts.unpin'>> {
  for (const { addresses, pin } of hosts) {
    for (const address of addresses) {
      const name = plain(new URL(address).hostname)
      const known = pins.get(name)
      const count = known?.get(pin) ?? 0
      if (count > 1) known!.set(pin, count - 1)
      else known?.delete(pin)
      if (known?.size === 0) pins.delete(name)
    }
  }
  return null
}

/** Takes certificates that were pinned for the name that was dialled; all others as usual. To be called once the app is ready. */
export function guardCertificates(): void {
  session.defaultSession.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const known = pins.get(plain(hostname))
    if (!known) return answer(asUsual)
    void pinOf(certificate.data).then(
      pin => answer(pin !== null && known.has(pin) ? taken : asUsual),
      () => answer(asUsual),
    )
  })
}
