import { z } from 'zod'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 16

/** An id that tells its kind, such as `swotItem:V1StGXR8Z5jdHi6B`. */
export type Id<K extends string> = `${K}:${string}`

/** Schema of the ids of one kind; ids come from other computers too, so their form is checked. */
export function idOf<K extends string>(kind: K): z.ZodType<Id<K>> {
  return z.custom<Id<K>>(
    value =>
      typeof value === 'string' &&
      value.startsWith(`${kind}:`) &&
      /^[A-Za-z0-9_-]{1,64}$/.test(value.slice(kind.length + 1)),
    { error: `not an id of kind ${kind}` },
  )
}

/** 16 letters and digits, 95 bits of chance. */
export function randomToken(): string {
  let token = ''
  while (token.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 248 && token.length < length) token += alphabet[byte % 62] // 248 = 4 * 62, so every sign is equally likely
    }
  }
  return token
}

/** A new id of `kind`. Tests and the sample pass their own `token` to get the same ids each time. */
export function newId<K extends string>(kind: K, token: () => string = randomToken): Id<K> {
  return `${kind}:${token()}`
}
