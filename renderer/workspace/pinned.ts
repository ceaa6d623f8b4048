import type { Platform } from '#shared/platform/platform'
import type { StatementSet } from '#shared/statements/statementSet'
import type { Machine, Socket, SocketEvents } from '#shared/sync/client/machine'

/** A socket that is opened once `ready` has resolved. */
function after(ready: Promise<void>, events: SocketEvents, dial: () => Socket): Socket {
  let socket: Socket | null = null
  let isClosed = false
  void ready.then(() => {
    if (isClosed) events.closed('')
    else socket = dial()
  })
  return {
    send: data => socket?.send(data),
    waiting: () => socket?.waiting() ?? 0,
    close: () => {
      isClosed = true
      socket?.close()
    },
  }
}

/** A machine that tells the shell the pin of a host, where coordinators state one, before it dials the host. */
export const pinning = (machine: Machine, { read }: StatementSet, pinHosts: Platform['pinHosts']): Machine => ({
  ...machine,
  dial: (address, events) => {
    const hosts = [...read().hosts.values()].flatMap(({ addresses, pin }) =>
      pin !== undefined && addresses.includes(address) ? [{ addresses: [...addresses], pin }] : [],
    )
    const dial = () => machine.dial(address, events)
    // a shell that cannot take the pin refuses the certificate, which the client tells
    return hosts.length === 0
      ? dial()
      : after(
          pinHosts(hosts).catch(() => undefined),
          events,
          dial,
        )
  },
})
