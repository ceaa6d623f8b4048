import { isStale } from './freshness'
import { runScript } from './run'

// Builds where something has changed since the last time, before what serves the built page is run.
if (isStale()) process.exit(await runScript('scripts/build.ts'))
