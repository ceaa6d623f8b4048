/**
 * Several people may use one account of a computer. The first has everything under plain names; each of the others has a seat
 * of their own, which stands in the address of their window, so that each window knows whose it is.
 */

const pattern = /^[^#]*[?&]as=([a-z0-9]{8})(?=[&#]|$)/

/** The seat in the address of a window; null for the first person. */
export const seatIn = (address: string): string | null => pattern.exec(address)?.[1] ?? null

/** The address of the same page for another seat, with the screen behind its `#`. */
export const addressOf = (address: string, seat: string | null, screen = '#/'): string =>
  `${address.replace(/[?#].*$/s, '')}${seat === null ? '' : `?as=${seat}`}${screen}`

/** What something is called in the storage of the window at this address. */
export function ofSeat(name: string, address: string): string {
  const seat = seatIn(address)
  return seat === null ? name : `${name}@${seat}`
}

/** Whether the window at this address has something of this name in its storage. */
export const isOfSeat = (name: string, address: string): boolean =>
  (/@([a-z0-9]{8})$/.exec(name)?.[1] ?? null) === seatIn(address)
