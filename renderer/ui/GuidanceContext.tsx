import { createContext, useContext } from 'react'

/** Where a stage puts its guidance: the panel at the end side of the frame, or the drawer that stands in for it. */
export interface GuidanceSlot {
  /** The panel's element, or null while it is closed. */
  readonly target: HTMLElement | null
  /** Says that the screen has guidance, so that the frame shows the panel or its button. Gives how to withdraw. */
  readonly offer: () => () => void
  readonly close: () => void
  /** Shows the panel or opens the drawer, because the person asked for something that is in it. */
  readonly open: () => void
}

const nowhere: GuidanceSlot = {
  target: null,
  offer: () => () => undefined,
  close: () => undefined,
  open: () => undefined,
}

const Slot = createContext<GuidanceSlot>(nowhere)

/** Given by the frame to everything inside it. */
export const GuidanceProvider = Slot.Provider

/** The place for guidance; outside a frame there is none, and guidance is not shown. */
export const useGuidanceSlot = (): GuidanceSlot => useContext(Slot)
