const MB = 1024 * 1024

/**
 * How large an exchange file and what comes out of it may be, in bytes. Far above what five years of work in a hundred
 * pages need, and low enough for a laptop with 4 GB.
 */
export const limits = {
  file: 256 * MB,
  entries: 5000,
  /** All entries together, inflated. */
  total: 512 * MB,
  manifest: 4 * MB,
  document: 64 * MB,
  statements: 128 * MB,
  blob: 32 * MB,
  /** Inflated to packed size of entries over `ratioFrom`; text and updates stay below 20. */
  ratio: 100,
  ratioFrom: MB,
} as const
