import { useMemo } from 'react'
import type { PublicKey } from '#shared/identity/keys'
import type { CertifiedHost } from '#shared/statements/fold'
import { useReadable } from '../../../workspace/useReadable'
import { useOpened } from '../../../workspace/WorkspaceContext'

/** A host that coordinators connected. */
export interface ConnectedHost extends CertifiedHost {
  readonly key: PublicKey
}

/** What a coordinator says of a host. */
interface HostFacts {
  readonly name: string
  readonly addresses: readonly string[]
  readonly pin: string | null
}

/** The hosts of the workspace by name, and what coordinators may do with them. */
export function useHosts() {
  const opened = useOpened()
  const { hosts } = useReadable(opened.statements)
  const list = useMemo(
    () =>
      [...hosts]
        .map(([key, host]): ConnectedHost => ({ ...host, key }))
        .sort((a, b) => a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1)),
    [hosts],
  )
  const { me, readOnly } = opened
  return {
    hosts: list,
    canConnect: me.role === 'coordinator' && (readOnly === null || readOnly === 'newer'),
    /** Lets a host serve the workspace, or says anew where it is reached. Throws as `OpenedWorkspace.state`. */
    connect: async (key: PublicKey, { name, addresses, pin }: HostFacts): Promise<void> => {
      const body = { name, addresses: [...addresses], ...(pin !== null && { pin }) }
      await opened.state({ kind: 'host', key, body })
      opened.live.tryNow()
    },
    /** Ends that. Throws as `OpenedWorkspace.state`. */
    withdraw: async ({ key, name }: ConnectedHost): Promise<void> =>
      void (await opened.state({ kind: 'host', key, body: { name, addresses: [] } })),
  }
}
