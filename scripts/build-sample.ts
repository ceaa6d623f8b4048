import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSample } from './sample/buildSample'

const file = join(import.meta.dirname, '../resources/samples/nilab.meridian')
const bytes = await buildSample()
await writeFile(file, bytes)
console.error(`${file}: ${Math.ceil(bytes.length / 1024)} kB`)
