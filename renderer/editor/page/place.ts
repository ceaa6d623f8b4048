/** Where the caret goes in a section: an end of it, the line nearest to a point of the window, the point itself, a block, letters of a line. */
export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  | { readonly at: 'top'; readonly x: number }
  | { readonly at: 'bottom'; readonly x: number }
  | { readonly at: 'point'; readonly x: number; readonly y: number }
  | { readonly at: 'block'; readonly id: string }
  | { readonly at: 'line'; readonly line: number; readonly from: number; readonly to: number }

/** Ways out of a section by keyboard; `x` is where the caret was, in pixels of the window. */
export type Leave =
  | { readonly to: 'above'; readonly x: number | null }
  | { readonly to: 'below'; readonly x: number | null }
  | { readonly to: 'first' }
  | { readonly to: 'last' }
  /** Everything that the page shows is to be selected. */
  | { readonly to: 'whole' }
  | { readonly to: 'toolbar' }
  | { readonly to: 'out' }
