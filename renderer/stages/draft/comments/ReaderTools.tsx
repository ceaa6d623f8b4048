import { Button } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import { shortcutText } from '../../../ui/shortcutText'
import classes from './Comments.module.css'
import type { CommentWays } from './useCommentKeys'

/** What somebody who may only read has above the text: how to comment, or why that is not for them. */
export function ReaderTools({ ways, cannot }: { readonly ways: CommentWays } & Pick<CommentRoom, 'cannot'>) {
  const { t } = useTranslation('comments')
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
    </div>
  )
}
