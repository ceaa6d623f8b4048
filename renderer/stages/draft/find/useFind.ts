import { useHotkeys, type HotkeyItem } from '@mantine/hooks'
import { IconReplace, IconSearch } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../../ui/commands'
import { shortcutText } from '../../../ui/shortcutText'

/** The keys that open the bar. */
export const findKeys = 'mod+F'
/** On a Mac the first of these hides the window. */
const replaceKeys = ['mod+H', 'mod+alt+F']

/** What was asked of the bar last, and by which call: the same asked again takes the focus there again. */
export interface FindRequest {
  readonly withReplace: boolean
  /** Words selected in the text when it was opened, or nothing. */
  readonly words: string
  readonly call: number
}

/** The bar in which one finds and replaces: whether it is open, and the ways to it. */
export interface FindWays {
  readonly request: FindRequest | null
  readonly open: () => void
  readonly close: () => void
}

/** Keys by the letter that they write, and by their place where that is no Latin letter, as browsers take them. */
const onAnyKeyboard = (keys: string, run: () => void): HotkeyItem[] => [
  [keys, run],
  [
    keys,
    event => {
      if (/^[a-z]$/i.test(event.key)) return
      event.preventDefault()
      run()
    },
    { usePhysicalKeys: true, preventDefault: false },
  ],
]

/** Longest selection that is taken for words to look for. */
const mostLetters = 100

function selectedWords(): string {
  const selection = document.getSelection()
  const isInText = selection?.anchorNode?.parentElement?.closest('.prose')
  const words = isInText ? selection!.toString().trim() : ''
  return words.length > mostLetters || words.includes('\n') ? '' : words
}

/** Opens and closes the bar, by keys from anywhere on the stage and by commands. */
export function useFind(canWrite: boolean): FindWays {
  const { t } = useTranslation('draft')
  const [request, setRequest] = useState<FindRequest | null>(null)
  const ask = useCallback((withReplace: boolean) => {
    const words = selectedWords()
    setRequest(before => ({ withReplace, words, call: (before?.call ?? 0) + 1 }))
  }, [])
  const open = useCallback(() => ask(false), [ask])
  const replace = useCallback(() => ask(true), [ask])
  const close = useCallback(() => setRequest(null), [])

  useHotkeys(
    [...onAnyKeyboard(findKeys, open), ...(canWrite ? replaceKeys.flatMap(keys => onAnyKeyboard(keys, replace)) : [])],
    [],
    true,
  )
  useCommands([
    {
      id: 'draft.find',
      group: 'do',
      icon: IconSearch,
      label: t('find.command'),
      detail: shortcutText(findKeys),
      run: open,
    },
    ...(canWrite
      ? [
          {
            id: 'draft.replace',
            group: 'do' as const,
            icon: IconReplace,
            label: t('find.commandReplace'),
            detail: shortcutText(replaceKeys[0]!),
            run: replace,
          },
        ]
      : []),
  ])
  return useMemo(() => ({ request, open, close }), [request, open, close])
}
