import { NavLink, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CommentRoom, Filter } from '../../../editor/comments/commentRoom'
import type { LivePage } from '../../../editor/page/livePage'
import { shortcutText } from '../../../ui/shortcutText'
import { useReadable } from '../../../workspace/useReadable'
import type { Outline } from '../useOutline'
import { CommentCard } from './CommentCard'
import classes from './Comments.module.css'
import { Composer } from './Composer'
import { useCommentActions } from './useCommentActions'
import { useSectionIds } from './useSectionIds'
import { useSortedThreads, type PlacedThread } from './useSortedThreads'

interface CommentPanelProps {
  readonly room: CommentRoom
  readonly page: LivePage
  readonly outline: Outline
}

const filters: readonly Filter[] = ['open', 'resolved', 'all']

/** All threads by section; with too little room beside the text, their cards too. */
export function CommentPanel({ room, page, outline }: CommentPanelProps) {
  const { t } = useTranslation('comments')
  const { t: draft } = useTranslation('draft')
  const { desk, canComment, unsent } = room
  const filter = useReadable(room.filter)
  const isBeside = useReadable(room.isBeside)
  const composing = useReadable(desk.composing)
  const active = useReadable(desk.active)
  const inView = useReadable(page.inView)
  const ids = useSectionIds(outline)
  const threads = useSortedThreads(room, ids)
  const actions = useCommentActions()
  const here = isBeside ? [] : threads.filter(({ section, thread }) => section === inView || thread.id === active)
  const gone = threads.filter(({ section }) => section === null)

  const card = ({ thread, place }: PlacedThread) => (
    <CommentCard
      key={thread.id}
      thread={thread}
      place={place}
      isActive={thread.id === active}
      canComment={canComment}
      unsent={unsent}
      actions={actions}
      onActivate={id => {
        if (id !== desk.active.read()) desk.reveal(id)
        desk.activate(id)
      }}
      onLeave={desk.returnToText}
    />
  )
  const sections = outline.sections.flatMap(({ id, title }) => {
    const count = threads.filter(({ section }) => section === id).length
    const number = outline.numbers.get(id)
    const name = title || draft('section.untitled')
    return count === 0 ? [] : [{ id, count, label: number === undefined ? name : `${number} ${name}` }]
  })
  return (
    <div>
      <SegmentedControl
        fullWidth
        size="sm"
        my="sm"
        aria-label={t('panel.show')}
        value={filter}
        onChange={value => room.filter.set(value as Filter)}
        data={filters.map(value => ({ value, label: t(`panel.${value}`) }))}
      />
      {room.cannot && <p>{t(`cannot.${room.cannot}`)}</p>}
      {!isBeside && composing && <Composer room={room} anchor={composing} actions={actions} />}
      {threads.length === 0 && <p>{t(`panel.empty.${filter}`)}</p>}
      {here.length > 0 && <h3>{t('panel.here')}</h3>}
      <div className={classes.list}>{here.map(card)}</div>
      {sections.length > 0 && <h3>{t('panel.sections')}</h3>}
      {sections.map(({ id, count, label }) => (
        <NavLink
          key={id}
          component="button"
          noWrap={false}
          label={label}
          description={t('count', { count })}
          active={id === inView}
          onClick={() => page.reveal(id)}
        />
      ))}
      {gone.length > 0 && <h3>{t('panel.gone')}</h3>}
      <div className={classes.list}>{gone.map(card)}</div>
      <h3>{t('panel.keys')}</h3>
      <dl className={classes.keys}>
        {(
          [
            ['keyAdd', 'mod+alt+M'],
            ['keyNext', 'F7'],
            ['keyBack', 'Esc'],
          ] as const
        ).map(([name, key]) => (
          <div key={name}>
            <dt>{t(`panel.${name}`)}</dt>
            <dd>
              <kbd>{shortcutText(key)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
