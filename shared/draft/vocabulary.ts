import { isOutwardLink } from '../platform/links'

/**
 * Names of the nodes, marks and attributes that stand in the draft document, the same for the editor, the reader of content
 * and whoever writes prose without an editor. Renaming one means migrating every workspace.
 */
export const blockNames = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'decision',
  'figure',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
] as const
export type BlockName = (typeof blockNames)[number]

/** Blocks that carry an id: what a comment, a suggestion or a bookmark can point to. */
export const identifiedBlocks: readonly BlockName[] = [
  'paragraph',
  'heading',
  'blockquote',
  'decision',
  'figure',
  'table',
  'listItem',
]

/** Marks of text. `link` has the attribute `href`. */
export const markNames = ['bold', 'italic', 'link'] as const

/** Heading levels inside a section: 1 is printed as 7.1, 2 as an unnumbered sub-heading. */
export const headingLevels = [1, 2] as const

/** Attributes of a `figure`: blob (SHA-256), type, width, height (pixels), alt, caption, source. */
export interface FigureAttributes {
  readonly blob: string
  readonly type: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly caption: string
  readonly source: string
}

/** Links that may leave the program and are safe in markup; anything else is text. */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && isOutwardLink(href) && !/[\s<>"\u0000-\u001f]/.test(href)
}
