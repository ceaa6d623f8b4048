import { base64url } from 'jose'
import { hex } from '#shared/base/bytes'

/** A certificate's pin as browsers show it beside their warning: `AB:CD:...`. */
export const fingerprintOf = (pin: string): string => hex(base64url.decode(pin)).toUpperCase().match(/../g)!.join(':')
