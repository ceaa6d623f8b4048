import { sha256 } from '#shared/base/bytes'
import { strategyContent } from './strategyContent'
import { wordOf } from './wordFile'

// a program of its own: prints the SHA-256 of the Word file that this process makes
process.stdout.write(await sha256(await wordOf(strategyContent())))
