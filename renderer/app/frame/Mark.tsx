/** The sign of Meridian: a globe with one meridian. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" style={{ flex: 'none' }}>
      <circle cx="13" cy="13" r="11.2" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
      <path d="M13 1.8c6.2 6.6 6.2 15.8 0 22.4M13 1.8v22.4" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
    </svg>
  )
}
