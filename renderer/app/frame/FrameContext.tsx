import { createContext, useContext } from 'react'

/** What screens may ask of the frame around them. */
export interface Frame {
  /** Shows a failure that has no better place, at the top of the main region, until it is closed. */
  readonly fail: (error: unknown) => void
}

const Context = createContext<Frame>({
  fail: error => {
    throw error
  },
})

export const FrameProvider = Context.Provider
export const useFrame = (): Frame => useContext(Context)
