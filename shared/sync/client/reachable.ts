import { canDial } from '../../base/hostAddress'
import type { PublicKey } from '../../identity/keys'
import type { Standing } from '../../statements/fold'

/** A host and one of the addresses at which coordinators say it is reached. */
export interface Reachable {
  readonly host: PublicKey
  readonly name: string
  readonly address: string
  /** SHA-256 of its own TLS certificate, where it has one. */
  readonly pin: string | undefined
}

/** Where the hosts of a workspace can be called from here, the address that was reached last first. */
export function reachableHosts({ hosts }: Standing, last: string | null): readonly Reachable[] {
  const all = [...hosts].flatMap(([host, { name, addresses, pin }]) =>
    addresses.filter(canDial).map((address): Reachable => ({ host, name, address, pin })),
  )
  return all.sort((a, b) => Number(b.address === last) - Number(a.address === last))
}
