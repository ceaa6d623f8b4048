import { Button } from '@mantine/core'
import { IconMessagePlus, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { shortcutText } from '../../../ui/shortcutText'
import { findKeys } from '../find/useFind'
import classes from './Comments.module.css'
import type { CommentWays } from './useCommentKeys'

interface ReaderToolsProps extends Pick<CommentRoom, 'cannot'> {
  readonly ways: CommentWays
  readonly onFind: () => void
}

/** What somebody who may only read has above the text: how to find, and how to comment or why that is not for them. */
export function ReaderTools({ ways, cannot, onFind }: ReaderToolsProps) {
  const { t } = useTranslation('comments')
  const { t: draft } = useTranslation('draft')
  return (
    <div className={classes.reader}>
      {cannot === null ? (
        <>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconMessagePlus aria-hidden />}
            onMouseDown={event => event.preventDefault()} // the text keeps its selection
            onClick={ways.begin}
          >
            {t('add')}
          </Button>
          <span>{t('readerHint')}</span>
          <kbd>{shortcutText('mod+alt+M')}</kbd>
        </>
      ) : (
        <span>{t(`cannot.${cannot}`)}</span>
      )}
      <Button
        className={classes.find!}
        variant="subtle"
        size="xs"
        leftSection={<IconSearch aria-hidden />}
        rightSection={<kbd aria-hidden>{shortcutText(findKeys)}</kbd>}
        onMouseDown={event => event.preventDefault()} // the text keeps its selection
        onClick={onFind}
      >
        {draft('find.open')}
      </Button>
    </div>
  )
}
