/** Milliseconds since 1970 by this device's clock, which may be wrong: shown to people, never used to decide who is right. */
export const systemClock = (): number => Date.now()
