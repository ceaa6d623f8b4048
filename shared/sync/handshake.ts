import { base64url } from 'jose'
import { utf8 } from '../base/bytes'
import type { Id } from '../base/ids'
import type { PublicKey, Purpose, Signer } from '../identity/keys'
import { verify } from '../identity/verify'
import type { WorkspaceId } from '../identity/workspaceId'
import type { Standing } from '../statements/fold'

/** What both ends sign: each has put a fresh nonce into it, so that no proof is worth anything a second time. */
export interface Meeting {
  readonly workspace: WorkspaceId
  readonly host: PublicKey
  readonly clientNonce: string
  readonly hostNonce: string
}

/** 32 random bytes as base64url. */
export const newNonce = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)))

const said = ({ workspace, host, clientNonce, hostNonce }: Meeting, member: string) =>
  JSON.stringify([workspace, host, clientNonce, hostNonce, member])

/** Whose key signed exactly this, or null. */
async function signerOver(purpose: Purpose, expected: string, signature: string): Promise<PublicKey | null> {
  const signed = await verify(purpose, signature)
  return signed && new TextDecoder().decode(signed.payload) === expected ? signed.signer : null
}

/** The host's proof that it has the key it is asked for. */
export const proveHost = (host: Signer, meeting: Meeting): Promise<string> =>
  host.sign('meridian-host', utf8(said(meeting, '')))

/** Whether a host has proved the key of this meeting. */
export const isHostProved = async (meeting: Meeting, signature: string): Promise<boolean> =>
  (await signerOver('meridian-host', said(meeting, ''), signature)) === meeting.host

/** A client's proof of its device. */
export const proveDevice = (device: Signer, meeting: Meeting, member: Id<'member'>): Promise<string> =>
  device.sign('meridian-connection', utf8(said(meeting, member)))

/** The device that proved itself in this meeting, or null. Whether it is the member's, statements say. */
export const provedDevice = (meeting: Meeting, member: Id<'member'>, signature: string): Promise<PublicKey | null> =>
  signerOver('meridian-connection', said(meeting, member), signature)

/**
 * Whether coordinators let this host relay the workspace at the address that was dialled. The address counts, so that
 * nobody's own machine can stand between by passing the real host's proof on.
 */
export const isCertifiedHost = ({ hosts }: Standing, host: PublicKey, address: string): boolean =>
  hosts.get(host)?.addresses.includes(address) ?? false
