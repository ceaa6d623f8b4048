import { addressOf, seatIn } from '#shared/platform/seat'

/** The seat of this window; null for the first person. */
export const seatNow = (): string | null => seatIn(location.href)

/** What the first person called themselves, or nothing. */
export function firstName(): string {
  try {
    return localStorage.getItem('meridian.myName') ?? ''
  } catch {
    return ''
  }
}

/** Notes what somebody who was just added is called, for the forms in their window. */
export function nameSeat(seat: string, name: string): void {
  try {
    localStorage.setItem(`meridian@${seat}.myName`, name)
  } catch {
    // they write it themselves
  }
}

/** Shows this window as somebody's, with the screen behind its `#`. What is open is to be closed before. */
export const showSeat = (seat: string | null, screen = '#/'): void =>
  location.assign(addressOf(location.href, seat, screen))
