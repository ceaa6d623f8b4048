import { Server } from '@hocuspocus/server'
import { answer } from './served'

// A relay and nothing else: no rights, no storage, and no asking whether quiet clients are still there.
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  timeout: 2 ** 31 - 1,
  yDocOptions: { gc: false, gcFilter: () => true },
})
await server.listen()
answer({ port: server.address.port, key: '' })
process.once('SIGTERM', () => process.exit())
