import { session } from 'electron'
import { pinOf } from '#shared/base/hostAddress'
import type { Asks, Gives } from '#shared/platform/contract'

/** Electron's answers to a certificate: take it, or do as Chromium found. */
const taken = 0
const asUsual = -3
/** More names than any workspace has hosts: a page gone wrong fills no memory. */
const mostNames = 2000

/** By host name without brackets. */
const pins = new Map<string, Set<string>>()

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
      if (known) known.add(pin)
      else if (pins.size < mostNames) pins.set(name, new Set([pin]))
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
