import { canDial, CertificatePin, HostAddress, mostAddresses } from '../base/hostAddress'
import { PublicKey } from '../identity/keys'

/** All that somebody needs to connect a host. */
export interface HostLine {
  readonly key: PublicKey
  readonly addresses: readonly string[]
  /** Where its certificate is its own. */
  readonly pin: string | null
}

const mark = 'meridian-host'

/** A host in one line of text, to be copied by people. */
export const hostLine = ({ key, addresses, pin }: HostLine): string =>
  [mark, `key:${key}`, ...(pin === null ? [] : [`pin:${pin}`]), ...addresses].join(' ')

/** Whether this is where a host may be dialled, see `canDial`. */
export const isSafeAddress = (address: string): boolean => HostAddress.safeParse(address).success && canDial(address)

/**
 * Reads a line that a person pasted, whatever mail programs made of its spaces and ends. Null for anything else, and for one
 * with an address that is not TLS and not this computer's own.
 */
export function readHostLine(text: string): HostLine | null {
  const [first, ...words] = text
    .trim()
    .replace(/^[<"'`]+|[>"'`]+$/g, '')
    .split(/\s+/)
  const valued = (name: string) =>
    words.filter(word => word.startsWith(`${name}:`)).map(word => word.slice(name.length + 1))
  const [[key, ...keys], [pin = null, ...pins]] = [valued('key'), valued('pin')]
  const addresses = words.filter(word => !/^(?:key|pin):/.test(word))
  const isWhole =
    first === mark &&
    PublicKey.safeParse(key).success &&
    keys.length + pins.length === 0 &&
    (pin === null || CertificatePin.safeParse(pin).success) &&
    addresses.length > 0 &&
    addresses.length <= mostAddresses &&
    addresses.every(isSafeAddress)
  return isWhole ? { key: key!, addresses: [...new Set(addresses)], pin } : null
}
