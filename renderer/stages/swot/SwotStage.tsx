import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconClipboardList, IconPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factors, statementWords, type Factor, type SwotItem, type SwotItemId } from '#shared/swot/item'
import { useCommands } from '../../ui/commands'
import { Empty } from '../../ui/Empty'
import { notify } from '../../ui/notify'
import { useGone } from '../../ui/useGone'
import { useGuidanceSlot } from '../../ui/GuidanceContext'
import { StageFrame } from '../../ui/StageFrame'
import { useAsked } from '../../workspace/view'
import { AddItemMenu } from './AddItemMenu'
import { BoardView } from './BoardView'
import { ItemPanel } from './ItemPanel'
import { ItemTable } from './ItemTable'
import { PasteList } from './PasteList'
import { SwotGuidance } from './SwotGuidance'
import { useSwot } from './useSwot'
import { useSwotActions } from './useSwotActions'
import classes from './SwotStage.module.css'

/** The SWOT: what helps and hinders inside and outside, as a board and as a table. */
export function SwotStage() {
  const { t } = useTranslation('swot')
  const swot = useSwot()
  const actions = useSwotActions()
  const { open: showPanel } = useGuidanceSlot()
  const isNarrow = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false })
  const [tab, setTab] = useState('board')
  const [open, setOpen] = useState<SwotItemId | null>(null)
  const [composing, setComposing] = useState<Factor | null>(null)
  const [pasting, setPasting] = useState(false)
  const [factor, setFactor] = useState<Factor>('strength')

  const item = swot.items.find(({ id }) => id === open)
  useGone(open, item, last => {
    setOpen(null)
    notify({ message: t('common:gone', { name: last.statement || t('card.empty') }) })
  })
  const onOpen = useCallback(
    (id: SwotItemId) => {
      setOpen(id)
      showPanel()
    },
    [showPanel],
  )
  useAsked(
    swot.items.map(({ id }) => id),
    id => {
      document.querySelector(`[data-item="${id}"]`)?.scrollIntoView({ block: 'nearest' })
      onOpen(id)
    },
  )
  const onCompose = useCallback((next: Factor | null) => {
    if (next) {
      setTab('board')
      setFactor(next)
    }
    setComposing(next)
  }, [])
  function closeItem(): void {
    setOpen(null)
    document.querySelector<HTMLElement>(`[data-item="${open}"]`)?.focus()
  }
  function removeItem({ id, factor: from }: SwotItem): void {
    const quadrant = swot.board[from]
    const place = quadrant.findIndex(other => other.id === id)
    const next = quadrant[place + 1] ?? quadrant[place - 1]
    setOpen(null)
    actions.remove(id)
    document.querySelector<HTMLElement>(next ? `[data-item="${next.id}"]` : '[data-add], h1')?.focus()
  }

  useCommands(
    swot.canWrite
      ? [
          ...factors.map(value => ({
            id: `swot.add.${value}`,
            label: t(`add.${value}`),
            group: 'do' as const,
            icon: IconPlus,
            run: () => onCompose(value),
          })),
          {
            id: 'swot.paste',
            label: t('paste.title'),
            group: 'do' as const,
            icon: IconClipboardList,
            run: () => setPasting(true),
          },
        ]
      : [],
  )

  const paste = (size?: 'xs') => (
    <Button {...(size && { size })} leftSection={<IconClipboardList aria-hidden />} onClick={() => setPasting(true)}>
      {t('paste.title')}
    </Button>
  )
  const isEmpty = swot.items.length === 0
  const offers = swot.canWrite && !(isEmpty && composing === null)

  return (
    <StageFrame
      tabs={[
        { id: 'board', label: t('tab.board') },
        { id: 'table', label: t('tab.table') },
      ]}
      tab={tab}
      onTab={setTab}
      width={tab === 'board' && !isNarrow ? 'bleed' : 'full'}
      actions={
        offers && (
          <>
            {paste('xs')}
            <AddItemMenu size="xs" onCompose={onCompose} />
          </>
        )
      }
      guidanceTitle={item ? t('panel.title', { label: swot.label(item.id) }) : t('guide.title')}
      guidance={
        item ? (
          <ItemPanel
            key={item.id}
            item={item}
            swot={swot}
            actions={actions}
            onClose={closeItem}
            onRemove={() => removeItem(item)}
          />
        ) : (
          <SwotGuidance swot={swot} factor={factor} onFactor={setFactor} />
        )
      }
    >
      <div className={classes.body} data-view={tab}>
        {isEmpty && composing === null && (
          <Empty
            title={t('empty.title')}
            body={t(swot.canWrite ? 'empty.body' : 'empty.readOnly', { most: statementWords })}
          >
            {swot.canWrite && (
              <>
                <AddItemMenu onCompose={onCompose} />
                {paste()}
              </>
            )}
          </Empty>
        )}
        {tab === 'board' ? (
          <BoardView
            swot={swot}
            actions={actions}
            open={open}
            composing={composing}
            onOpen={onOpen}
            onCompose={onCompose}
          />
        ) : (
          !isEmpty && <ItemTable swot={swot} actions={actions} open={open} onOpen={onOpen} />
        )}
      </div>
      <PasteList opened={pasting} swot={swot} actions={actions} factor={factor} onClose={() => setPasting(false)} />
    </StageFrame>
  )
}
