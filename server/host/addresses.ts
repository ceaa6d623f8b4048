import { hostname, networkInterfaces } from 'node:os'
import { HostAddress, mostAddresses } from '#shared/base/hostAddress'

/** Networks that a computer makes for programs of its own: nobody else is in them. */
const ownNetwork = /^(?:docker|veth|br-|virbr|vmnet|vboxnet|vethernet|lxc|utun|tun|tap)/i

/** Addresses that mean something only on their own wire: 169.254.x.x and fe80::. */
const linkLocal = /^(?:169\.254\.|fe80:)/i

/** A computer as the system describes it. */
export interface ThisComputer {
  readonly name: string
  readonly networks: ReturnType<typeof networkInterfaces>
}

const thisComputer = (): ThisComputer => ({ name: hostname(), networks: networkInterfaces() })

/**
 * Names and addresses under which others in the same network reach this computer, best first: IPv4, its name, IPv6. Empty
 * without a network.
 */
export function namesHere({ name, networks }: ThisComputer = thisComputer()): string[] {
  const outward = Object.entries(networks).flatMap(([network, each]) =>
    ownNetwork.test(network)
      ? []
      : (each ?? []).filter(({ internal, address }) => !internal && !linkLocal.test(address)),
  )
  if (outward.length === 0) return []
  const of = (family: string) => outward.filter(each => each.family === family).map(({ address }) => address)
  const own = name.toLowerCase()
  const isName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(own) && own !== 'localhost'
  return [...new Set([...of('IPv4'), ...(isName ? [own] : []), ...of('IPv6')])]
}

/** What to dial for these names. */
export function addressesOf(names: readonly string[], port: number): string[] {
  const addresses = names.map(name => `wss://${name.includes(':') ? `[${name.toLowerCase()}]` : name}:${port}`)
  return addresses.filter(address => HostAddress.safeParse(address).success).slice(0, mostAddresses)
}
