import { z } from 'zod'
import { errorCodes } from '../base/errors'
import { CertificatePin, HostAddress, mostAddresses } from '../base/hostAddress'

/** The id of a workspace, as `shared/identity` defines it. */
export const HostedWorkspace = z.string().regex(/^workspace:[A-Za-z0-9_-]{43}$/)

/** Where hosts are expected unless somebody says otherwise: workspaces name the port, so it stays. */
export const usualHostPort = 4871

const Addresses = z.array(HostAddress).max(mostAddresses)
/** Milliseconds since 1970. */
const Moment = z.number().int().nonnegative()
const Key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const Failure = z.strictObject({
  code: z.enum(errorCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** Somebody on the line, named as certified in the workspace they came for. */
const Guest = z.strictObject({
  workspace: HostedWorkspace,
  member: z.string().max(100),
  name: z.string().max(200),
  /** Open connections of this person. */
  lines: z.int().positive(),
})
const Guests = z.array(Guest).max(20_000)
export type Guest = z.infer<typeof Guest>

/** What others need to reach a host that runs, and to know it for the right one. */
export const HostCard = z.strictObject({
  key: Key,
  /** SHA-256 of its certificate. */
  pin: CertificatePin,
  port: z.int().positive(),
  /** Where it is reached from other computers, as long as this one is in a network. */
  addresses: Addresses,
})
export type HostCard = z.infer<typeof HostCard>

/** How "Host for my office" stands on this computer. */
export const HostingStatus = z.strictObject({
  state: z.enum(['off', 'starting', 'on', 'stopping']),
  /** Null unless it is on. */
  card: HostCard.nullable(),
  guests: Guests,
  /** Since when it is on, or null. */
  since: Moment.nullable(),
  /** Why it is not on although it should be, or null. */
  failure: Failure.nullable(),
  /** When it last stopped unexpectedly and was started again, or null. */
  restartedAt: Moment.nullable(),
  /** Whether it starts with the program where it was on when the program ended; otherwise the person is asked. */
  startsByItself: z.boolean(),
  /** Whether it takes workspaces of all who have its line, besides those that were named to it. */
  takesAny: z.boolean(),
  /** The newest lines of its log, without content or secrets. */
  log: z.array(z.string().max(2000)).max(200),
})
export type HostingStatus = z.infer<typeof HostingStatus>

/** What main says to the process of the host. */
export const HostOrder = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('start'),
    /** Folder for all it keeps. */
    data: z.string().min(1),
    port: z.int().nonnegative().max(65_535),
    /** Folder of the built page. */
    page: z.string().min(1),
    /** New workspaces that it may take. */
    serves: z.array(HostedWorkspace),
    takesAny: z.boolean(),
  }),
  z.strictObject({ do: z.literal('serve'), workspace: HostedWorkspace }),
  z.strictObject({ do: z.literal('takeAny'), takesAny: z.boolean() }),
  z.strictObject({ do: z.literal('end') }),
])
export type HostOrder = z.infer<typeof HostOrder>

/** What the process of the host says to main. */
export const HostReport = z.discriminatedUnion('is', [
  /** Also when its addresses have changed. */
  z.strictObject({ is: z.literal('reached'), card: HostCard }),
  z.strictObject({ is: z.literal('visited'), guests: Guests }),
  z.strictObject({ is: z.literal('logged'), line: z.string().max(2000) }),
  /** It did not start, and why; it ends now. */
  z.strictObject({ is: z.literal('failed'), ...Failure.shape }),
  z.strictObject({ is: z.literal('ended'), isSaved: z.boolean() }),
])
export type HostReport = z.infer<typeof HostReport>
