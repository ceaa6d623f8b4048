import { useEffect, useState } from 'react'

/** The time in milliseconds since 1970, renewed each minute: invites expire while one looks on. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
