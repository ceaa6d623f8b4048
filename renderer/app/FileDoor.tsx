import { useEffect } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { useServices } from './services'

/** Where files come in from outside, such as by double-click: the home screen takes them, whatever was shown before. */
export function FileDoor() {
  const { platform, arrived, failures } = useServices()
  const [, navigate] = useHashLocation()
  useEffect(
    () =>
      platform.onFile(
        file => {
          arrived.set(file)
          navigate('/')
        },
        error => {
          failures.set(error)
          navigate('/')
        },
      ),
    [platform, arrived, failures, navigate],
  )
  return null
}
