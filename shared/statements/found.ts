import type { Id } from '../base/ids'
import { workspaceIdOf, type Generation, type WorkspaceId } from '../identity/workspaceId'
import type { Signer } from '../identity/keys'
import { signStatement } from './statement'

/** What a new workspace begins with. */
export interface Founding {
  /** The root key: its thumbprint becomes the id of the workspace. Its one use so far is to certify the founder. */
  readonly root: Signer
  /** The founder's own key, which certifies their devices. */
  readonly person: Signer
  /** The key of the device they sit at, which signs everything else. */
  readonly device: Signer
  readonly founder: { readonly id: Id<'member'>; readonly name: string; readonly unit: Id<'unit'> | null }
  readonly deviceName: string
  readonly generation: Generation
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * Makes a workspace's id and its first statements: the founder's certificate as coordinator, that of their device, and
 * which generation is current. The same input gives the same statements.
 */
export async function foundWorkspace(
  input: Founding,
): Promise<{ workspace: WorkspaceId; statements: readonly string[] }> {
  const { root, person, device, founder, at } = input
  const workspace = await workspaceIdOf(root.key)
  const common = { workspace, revision: 1, at }
  const { name, unit } = founder
  return {
    workspace,
    statements: await Promise.all([
      signStatement(root, {
        ...common,
        kind: 'certificate',
        key: founder.id,
        body: { name, role: 'coordinator', unit, key: person.key },
        by: 'root',
      }),
      signStatement(person, {
        ...common,
        kind: 'device',
        key: device.key,
        body: { name: input.deviceName },
        by: founder.id,
      }),
      signStatement(device, {
        ...common,
        kind: 'generation',
        key: 'current',
        body: { generation: input.generation },
        by: founder.id,
      }),
    ]),
  }
}
