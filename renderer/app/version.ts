import { version as written } from '../../package.json'

/** Version of this Meridian. */
export const version: string = written
