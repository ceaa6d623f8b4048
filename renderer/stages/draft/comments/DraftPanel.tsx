import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CommentRoom } from '../../../editor/comments/commentRoom'
import type { LivePage } from '../../../editor/page/livePage'
import { useReadable } from '../../../workspace/useReadable'
import { GuidanceInView } from '../GuidanceInView'
import type { Outline } from '../useOutline'
import { CommentPanel } from './CommentPanel'

interface DraftPanelProps {
  readonly room: CommentRoom
  readonly page: LivePage
  readonly outline: Outline
}

/** What stands beside the draft: the guidance of the section in view, or the comments. */
export function DraftPanel({ room, page, outline }: DraftPanelProps) {
  const { t } = useTranslation('comments')
  const tab = useReadable(room.tab)
  return (
    <Tabs value={tab} onChange={value => room.tab.set(value as typeof tab)}>
      <Tabs.List aria-label={t('panel.views')}>
        <Tabs.Tab value="guidance">{t('panel.guidance')}</Tabs.Tab>
        <Tabs.Tab value="comments">{t('panel.tab')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="guidance">
        <GuidanceInView page={page} sections={outline.sections} />
      </Tabs.Panel>
      <Tabs.Panel value="comments">
        <CommentPanel room={room} page={page} outline={outline} />
      </Tabs.Panel>
    </Tabs>
  )
}
