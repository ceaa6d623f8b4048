/** Date of all entries. Local time on purpose: fflate writes what the local clock would show, so it is the same everywhere. */
export const zipDate = () => new Date(1980, 0, 1)
