import { createContext, useContext } from 'react'

const ReadOnly = createContext(false)

/** Says to all fields below that they may be read only. */
export const ReadOnlyProvider = ReadOnly.Provider

/** Whether fields here may only be read. */
export const useReadOnly = (): boolean => useContext(ReadOnly)
