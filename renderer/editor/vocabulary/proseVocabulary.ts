import { getSchema, type Extensions } from '@tiptap/react'
import type { Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { BlockIds } from './BlockIds'
import { fragmentConforms } from './conforms'
import { Decision } from './Decision'
import { Figure } from './Figure'
import { placeholders } from './placeholders'
import { SafeLink } from './SafeLink'
import { starter } from './starter'
import { hasUnknown, survey } from './survey'
import { tables } from './tables'
import type { ProseWords } from './words'

/** The extensions of an editor and the schema they make. */
export interface Vocabulary {
  readonly extensions: Extensions
  readonly schema: Schema
}

/** A vocabulary wide enough for one fragment. */
export interface FittingVocabulary extends Vocabulary {
  /** Whether an editor may be bound to the fragment: false where its structure is beyond what stand-ins can hold. */
  readonly canBind: boolean
}

/** The vocabulary of shared/draft/vocabulary.ts for Tiptap, extended by stand-ins where a text needs them. */
export function proseVocabulary(words: ProseWords, dress: (figure: HTMLElement) => void) {
  const of = (extensions: Extensions): Vocabulary => ({ extensions, schema: getSchema(extensions) })
  const own = of([
    starter,
    SafeLink,
    Figure.configure({ words, dress }),
    Decision.configure({ words }),
    ...tables(words),
    BlockIds,
  ])

  return {
    own,
    /** The vocabulary for `fragment` as it stands. */
    fitting: (fragment: Y.XmlFragment): FittingVocabulary => {
      const unknown = survey(fragment, own.schema)
      const wide = hasUnknown(unknown) ? of([...own.extensions, ...placeholders(unknown, own.schema, words)]) : own
      return { ...wide, canBind: fragmentConforms(fragment, wide.schema) }
    },
  }
}
