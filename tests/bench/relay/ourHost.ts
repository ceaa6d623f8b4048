import { startHost } from '../../../server/host/startHost'
import { answer } from './served'

const [data = ''] = process.argv.slice(2)
const host = await startHost({ data, port: 0, tls: null, page: 'out/renderer', log: () => undefined })
answer({ port: Number(new URL(host.address).port), key: host.key })
process.once('SIGTERM', () => void host.close().then(() => process.exit()))
