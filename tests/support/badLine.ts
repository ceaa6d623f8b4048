import { connect as open, createServer, type Socket } from 'node:net'

/** A bad connection in front of a host. */
export interface BadLine {
  readonly port: number
  /** Lets nothing more through, in neither direction, and tells neither end: as when a cable is pulled. */
  freeze(): void
  /** Lets new connections through again; those that were frozen stay so. */
  thaw(): void
  /** Bytes from clients that went through since the start. */
  sent(): number
  close(): Promise<void>
}

/** Puts a bad connection in front of whoever listens at `target`, a port of this computer. */
export async function badLine(target: () => number): Promise<BadLine> {
  const sockets = new Set<Socket>()
  let isFrozen = false
  let sent = 0
  const server = createServer(client => {
    const host = open(target(), '127.0.0.1')
    for (const socket of [client, host]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', data => {
      if (isFrozen || !sockets.has(client)) return
      sent += data.length
      host.write(data)
    })
    host.on('data', data => {
      if (!isFrozen && sockets.has(client)) client.write(data)
    })
    client.on('close', () => host.destroy())
    host.on('close', () => sockets.has(client) && !isFrozen && client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const all: Socket[] = []
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze: () => {
      isFrozen = true
      all.push(...sockets)
      sockets.clear()
    },
    thaw: () => {
      isFrozen = false
    },
    sent: () => sent,
    close: async () => {
      for (const socket of [...sockets, ...all]) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
