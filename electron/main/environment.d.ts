interface ImportMeta {
  /** Set by the bundler: true only under `npm run dev`. */
  readonly env: { readonly DEV: boolean }
}
