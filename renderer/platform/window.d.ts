import type { Bridge } from '#shared/platform/contract'

declare global {
  interface Window {
    /** There in the desktop shell, whose preload sets it. */
    readonly meridian?: Bridge
  }
}
