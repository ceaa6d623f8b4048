// What client and host have to call alike. Documents go in the frames of Hocuspocus, everything else in `words.ts`.

/** Where a host opens sockets. */
export const livePath = '/live'

/** Kinds of frames, as Hocuspocus numbers them. */
export const FrameKind = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, syncReply: 4, close: 7 } as const

/** Kinds of sync messages, as y-protocols numbers them. */
export const SyncKind = { question: 0, difference: 1, update: 2 } as const
