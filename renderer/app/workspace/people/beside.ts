import type { PublicKey } from '#shared/identity/keys'
import type { MemberId } from '#shared/profile/profile'
import type { HandOut } from '../../../workspace/invite'

/** What is open beside the list of people: one thing at a time, so that no dialog stands on another. */
export type Beside =
  | { readonly kind: 'add' }
  | { readonly kind: 'person'; readonly id: MemberId }
  | { readonly kind: 'edit'; readonly id: MemberId }
  | { readonly kind: 'invite'; readonly ids: readonly MemberId[]; readonly made?: HandOut }
  | { readonly kind: 'withdraw'; readonly id: MemberId }
  | { readonly kind: 'role'; readonly id: MemberId }
  | { readonly kind: 'end'; readonly id: MemberId }
  | { readonly kind: 'device'; readonly id: MemberId; readonly key: PublicKey }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'ownComputer' }
  | { readonly kind: 'handOver' }
  | { readonly kind: 'lost' }

/** Opens something beside the list, or closes what is open. */
export type Show = (beside: Beside | null) => void
