/** What one person may send in a minute, whatever the number of their connections. */
export interface MinuteLimits {
  readonly bytes: number
  readonly messages: number
}

const minuteMs = 60_000

/** Counts what people send; limits hold per person and not per address, since a whole campus sits behind one. */
export function budgets({ bytes, messages }: MinuteLimits, now: () => number = Date.now) {
  const spent = new Map<string, { since: number; bytes: number; messages: number }>()
  return {
    /** Counts a message of `size` bytes from `person`, and says whether it is still within the limits. */
    spend: (person: string, size: number): boolean => {
      let purse = spent.get(person)
      if (!purse || now() - purse.since >= minuteMs) {
        if (spent.size > 10_000) spent.clear() // strangers have no purse, so these are people; they begin anew
        spent.set(person, (purse = { since: now(), bytes: 0, messages: 0 }))
      }
      purse.bytes += size
      purse.messages++
      return purse.bytes <= bytes && purse.messages <= messages
    },
  }
}
