import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { countWords } from '#shared/base/words'
import { statementWords } from '#shared/swot/item'

/** How long a statement is, in words, with advice once it is longer than a good one. */
export function WordCount({ text, id }: { readonly text: string; readonly id?: string }) {
  const { t } = useTranslation('swot')
  const count = countWords(text)
  const isLong = count > statementWords
  return (
    <Text id={id} size="xs" {...(isLong ? { style: { color: 'var(--warn)' } } : { c: 'dimmed' })}>
      {t(isLong ? 'words.long' : 'words.count', { count, most: statementWords })}
    </Text>
  )
}
