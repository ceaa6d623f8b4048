import type { Direction } from '../base/direction'
import type { StyleId } from './house'

/** A picture in the line; sizes in points. */
export interface PicturePiece {
  readonly bytes: Uint8Array
  readonly type: 'png' | 'jpg' | 'gif' | 'bmp'
  /** The same picture as vectors, for Word versions that draw it; `bytes` is what others show. */
  readonly svg?: Uint8Array
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** Text with its marks. Control characters and line ends are gone already. */
export interface TextPiece {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly colour?: string
  /** Background of the text, or its frame, with `colour` for the letters: the tiles of the four factors. */
  readonly fill?: string
  readonly frame?: string
  readonly size?: number
  readonly raised?: boolean
  readonly link?: string
}

export type InlinePiece =
  | TextPiece
  | { readonly break: true }
  | { readonly tab: true }
  /** A field with the text it shows until Word counts again. */
  | { readonly field: string; readonly shows: string }
  | { readonly picture: PicturePiece }
  /** The text between two marks of the same numbers is what these comments are about. */
  | { readonly commentsBegin: readonly number[] }
  | { readonly commentsEnd: readonly number[] }

/** Where a paragraph stands in a list; each instance counts by itself. */
export interface ListPlace {
  readonly list: string
  readonly level: number
  readonly instance: number
}

/** A comment in the margin, or an answer to one. */
export interface CommentPiece {
  readonly number: number
  /** The comment that it answers. */
  readonly answers?: number
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly isResolved: boolean
  readonly lines: readonly { readonly text: string; readonly italic?: true }[]
}

export interface ParagraphPiece {
  readonly kind: 'paragraph'
  /** Id of the block or section it was made from: where comments on that stand. */
  readonly block?: string
  readonly style: StyleId
  readonly inlines: readonly InlinePiece[]
  readonly list?: ListPlace
  /** A heading without its number; its text then begins at the margin. */
  readonly unnumbered?: boolean
  /** Name of the bookmark around it: what the table of contents points to. */
  readonly bookmark?: string
  readonly keepNext?: boolean
  readonly pageBreak?: boolean
  /** Points, where they differ from the style. */
  readonly before?: number
  readonly after?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly end?: boolean
  /** The way it is read, where its first letter does not tell. */
  readonly direction?: Direction
  /** Whether it begins where the document's own language begins, whatever it is written in: the title page is one column. */
  readonly flush?: boolean
}

export interface CellPiece {
  readonly columns: number
  /** Place in a cell merged down rows. */
  readonly merge?: 'first' | 'next'
  readonly paragraphs: readonly ParagraphPiece[]
}

export interface TablePiece {
  readonly kind: 'table'
  readonly look: 'MeridianTable' | 'MeridianFields' | 'MeridianMatrix' | 'none'
  /** Widths of the columns in points. */
  readonly widths: readonly number[]
  /** Rows at the top that are repeated on each page. */
  readonly heads: number
  /** Whether the last row holds totals. */
  readonly totals?: boolean
  /** Which rows may break across pages. */
  readonly splits?: readonly boolean[]
  /** Whether the whole table stands on one page. */
  readonly whole?: boolean
  /** Whether its last row stays with what follows. */
  readonly keepNext?: boolean
  /** Whether rows stand closer: tables of data that are looked up, not read. */
  readonly compact?: boolean
  /** The way its columns follow each other, where that is not the document's. */
  readonly direction?: Direction
  /** Whether it needs the wide page; its widths are those of one then. */
  readonly wide?: boolean
  readonly rows: readonly (readonly CellPiece[])[]
}

/** The table of contents stands here. */
export interface ContentsPiece {
  readonly kind: 'contents'
}

export type Piece = ParagraphPiece | TablePiece | ContentsPiece

/** A run of pages of one form. */
export interface Part {
  readonly landscape: boolean
  readonly pieces: readonly Piece[]
}

/** A heading as the table of contents lists it. */
export interface HeadingEntry {
  readonly level: 1 | 2
  /** "4", "4.1", "Annex A:"; null where the heading has none. */
  readonly number: string | null
  /** Whether a tab stands between number and text. */
  readonly tab: boolean
  readonly text: string
  readonly bookmark: string
}
