import { useEffect } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { MeridianError } from '#shared/base/errors'
import { useServices } from './services'

/** Leads home from an address that names no screen, and says so there. */
export function UnknownAddress() {
  const { failures } = useServices()
  const [, navigate] = useHashLocation()
  useEffect(() => {
    failures.set(new MeridianError('address.unknown'))
    navigate('/', { replace: true })
  }, [failures, navigate])
  return null
}
