import { getHotkeyHandler, type HotkeyItem } from '@mantine/hooks'
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconArrowRight, IconBulb, IconCornerDownRight, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { commands, type Command } from './commands'
import { fittingCommands } from './fittingCommands'
import { shortcutText } from './shortcutText'

const groups = ['do', 'go', 'help'] as const
const icons = { do: IconArrowRight, go: IconCornerDownRight, help: IconBulb }

/** The palette gives the focus back shortly after it closes; a command that opens a field comes later, or loses it. */
const focusReturnedMs = 30

/** As many as can be read at a glance. */
const mostShown = 12

const [store, palette] = createSpotlight()

/** Opens the palette. */
export const openPalette = palette.open

const isOpen = () => store.getState().opened

/** Whether somebody looks for something now: what costs time to offer is offered then. */
export const usePaletteOpen = (): boolean => useSyncExternalStore(store.subscribe, isOpen)

/** The commands shown below a field of the palette. */
const shownBelow = (field: HTMLElement) => [
  ...(field.closest('[role=dialog]')?.querySelectorAll<HTMLElement>('[data-action]') ?? []),
]
const isMarked = (action: HTMLElement) => action.hasAttribute('data-selected')

/** Enter takes what is marked, else the first that fits; Mantine's own takes nothing before it knows its list. */
function takeOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.stopPropagation()
  const shown = shownBelow(event.currentTarget)
  const first = event.currentTarget.value.trim() ? shown[0] : undefined // nobody meant it before a letter was typed
  ;(shown.find(isMarked) ?? first)?.click()
}

/** Find or do: every command registered by `useCommands`, in three groups; the most recent first while nothing is typed. */
export function CommandPalette() {
  const { t } = useTranslation('common')
  const list = useSyncExternalStore(commands.subscribe, commands.read)
  const [recent, setRecent] = useState<readonly string[]>([])
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)

  // Mantine marks the first at each letter, but commands of a screen that is only being drawn come after the last one
  useEffect(() => {
    const shown = field.current?.value.trim() ? shownBelow(field.current) : []
    if (shown.length === 0 || shown.some(isMarked)) return
    shown[0]!.setAttribute('data-selected', 'true')
    store.updateState(state => ({ ...state, selected: 0 }))
  }, [list, query])

  useEffect(() => {
    const handler = getHotkeyHandler(
      list.flatMap(({ shortcut, run }): HotkeyItem[] => (shortcut ? [[shortcut, run]] : [])),
    )
    document.documentElement.addEventListener('keydown', handler)
    return () => document.documentElement.removeEventListener('keydown', handler)
  }, [list])

  const place = (command: Command) => recent.indexOf(command.id) + 1 || recent.length + 1
  const action = (command: Command): SpotlightActionData => {
    const Icon = command.icon ?? icons[command.group]
    return {
      id: command.id,
      label: command.label,
      leftSection: <Icon aria-hidden />,
      rightSection: command.shortcut ? <kbd>{shortcutText(command.shortcut)}</kbd> : command.detail,
      onClick: () => {
        setRecent(before => [command.id, ...before.filter(id => id !== command.id)].slice(0, 5))
        setTimeout(command.run, focusReturnedMs)
      },
    }
  }
  const inOrder = groups.flatMap(group =>
    list.filter(command => command.group === group).sort((a, b) => (query ? 0 : place(a) - place(b))),
  )
  const shown = fittingCommands(inOrder, query, mostShown)
  const actions = [...new Set(shown.map(({ group }) => group))].map(group => ({
    group: t(`palette.${group}`),
    actions: shown.filter(command => command.group === group).map(action),
  }))

  return (
    <Spotlight
      store={store}
      actions={actions}
      filter={(_, fitting) => fitting}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('palette.nothing', { query })}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      triggerOnContentEditable
      title={t('palette.title')}
      overlayProps={{ blur: 0 }}
      scrollable
      maxHeight="26rem"
      searchProps={{
        ref: field,
        onKeyDownCapture: takeOnEnter,
        placeholder: t('palette.hint'),
        'aria-label': t('palette.title'),
        leftSection: <IconSearch aria-hidden />,
      }}
    />
  )
}
