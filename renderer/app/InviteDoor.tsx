import { useEffect } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { useServices } from './services'

/** Where invite links come in from outside: the screen for joining takes them, whatever was shown before. */
export function InviteDoor() {
  const { platform } = useServices()
  const [, navigate] = useHashLocation()
  useEffect(() => platform.onInvite(token => navigate(`/join/${token}`)), [platform, navigate])
  return null
}
