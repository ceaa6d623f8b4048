/** Version and fingerprint as header, footer and fields print them. */
export interface Edition {
  readonly title: string
  readonly institution: string
  /** "Draft, not ratified". */
  readonly version: string
  /** SHA-256 of the content, in 64 signs. */
  readonly fingerprint: string
}

/** The first eight signs in two groups. */
export const shortFingerprint = ({ fingerprint }: Edition): string =>
  `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`
