import { ActionIcon, Button, Checkbox, Group, Paper, TextInput, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { source } from '#shared/base/readable'
import type { FindDesk, FindState, Replaced } from '../../../editor/find/findDesk'
import type { Desk } from '../../../editor/page/useLivePage'
import type { DraftSession } from '../../../editor/session/draftSession'
import { announce } from '../../../ui/LiveRegions'
import { shortcutText } from '../../../ui/shortcutText'
import { useReadable } from '../../../workspace/useReadable'
import type { Outline } from '../useOutline'
import classes from './FindBar.module.css'
import type { FindRequest } from './useFind'
import { useFindDesk } from './useFindDesk'
import { useFindWords } from './useFindWords'

interface FindBarProps {
  readonly session: DraftSession
  readonly desk: Desk
  readonly outline: Outline
  readonly request: FindRequest
  readonly onClose: () => void
}

/** How long typing must rest before it is said how often the words were found, in milliseconds. */
const sayAfterMs = 500

const nothing = source<FindState>({ count: 0, at: null, section: null })

/** Finds words in all sections of the draft, and replaces them for those who may write it. */
export function FindBar({ session, desk: { page, tools }, outline, request, onClose }: FindBarProps) {
  const { t } = useTranslation('draft')
  const { sections } = outline
  const { result, said, replacedOne, replacedAll } = useFindWords(outline)
  const bar = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const wantsSecond = useRef(false)
  const clearTop = useCallback(() => bar.current?.getBoundingClientRect().bottom ?? 0, [])
  const desk = useFindDesk(session, page, sections, clearTop)
  const found = useReadable(desk?.state ?? nothing)
  const { count } = found
  const [words, setWords] = useState(request.words || session.lastWords)
  const [instead, setInstead] = useState('')
  const [isExact, setExact] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const [wantsReplace, setReplace] = useState(request.withReplace)
  const hasReplace = wantsReplace && session.canWrite
  const [done, setDone] = useState<string | null>(null)
  const id = useId()

  useLayoutEffect(() => {
    if (request.words) setWords(request.words)
    if (request.withReplace) setReplace(true)
    field.current?.focus()
    field.current?.select()
  }, [request])
  useLayoutEffect(() => {
    if (wantsSecond.current) second.current?.focus() // the button that showed it is gone
    wantsSecond.current = false
  }, [hasReplace])
  useEffect(() => {
    setDone(null)
    desk?.ask({ words, isExact, isWhole })
  }, [desk, words, isExact, isWhole])

  const say = () => {
    if (desk && words !== '') announce(said(desk.state.read()))
  }
  const sayNow = useRef(say)
  useEffect(() => {
    sayNow.current = say
  })
  useEffect(() => {
    const timer = setTimeout(() => sayNow.current(), sayAfterMs)
    return () => clearTimeout(timer)
  }, [words, isExact, isWhole])

  function showReplace(): void {
    wantsSecond.current = true
    setReplace(true)
  }
  function step(direction: 1 | -1): void {
    setDone(null)
    desk?.step(direction)
    say()
  }
  /** Runs it as one step of undo. */
  function asOne(replace: (desk: FindDesk) => Replaced): Replaced {
    let replaced: Replaced = { written: 0, kept: 0 }
    tools.asOne(() => {
      if (desk) replaced = replace(desk)
    })
    return replaced
  }
  function replaceOne(): void {
    const replaced = asOne(desk => desk.replace(instead))
    if (replaced.written + replaced.kept === 0) return step(1) // it is shown before it is replaced
    setDone(replacedOne(replaced))
    say()
  }
  function replaceAll(): void {
    if (count === 0) return
    const sentences = replacedAll(asOne(desk => desk.replaceAll(instead)))
    setDone(sentences)
    announce(sentences)
  }
  function close(): void {
    if (!desk?.enterChosen()) {
      const editor = page.active.read()?.editor
      if (editor && !editor.isDestroyed) editor.view.focus()
      else page.element(page.inView.read() ?? sections[0]!.id)?.focus({ preventScroll: true })
    }
    onClose()
  }
  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    // by its place where the keyboard writes no Latin letters
    const isZ = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === 'z' : event.code === 'KeyZ'
    const isUndo = isZ && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (event.key === 'Escape') close()
    else if (isUndo && done !== null) {
      setDone(null)
      tools.undo() // right after replacing it is that which is meant, not what was typed into the field
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onEnter = (work: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    work(event)
  }
  const isNothing = done === null && words !== '' && count === 0 // what was replaced is found no more, and all is well
  useHotkeys(
    [
      ['F3', () => step(1)],
      ['shift+F3', () => step(-1)],
      ['mod+G', () => step(1)],
      ['mod+shift+G', () => step(-1)],
    ],
    [],
    true,
  )

  return (
    <Paper
      ref={bar}
      className={classes.bar!}
      role="search"
      aria-label={t('find.name')}
      onKeyDownCapture={pressed} // a tooltip keeps Esc to itself
      onFocus={({ relatedTarget }) => {
        if (!relatedTarget?.closest('.prose')) return
        setDone(null) // what was done in the text since is undone there
        desk?.fromCaret()
      }}
    >
      <div className={classes.fields}>
        <label htmlFor={`${id}words`}>{t('find.words')}</label>
        <TextInput
          ref={field}
          id={`${id}words`}
          value={words}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}result`}
          onChange={event => setWords(event.currentTarget.value)}
          onKeyDown={onEnter(event => step(event.shiftKey ? -1 : 1))}
        />
        <Group gap={0} wrap="nowrap">
          <Tooltip label={`${t('find.previous')}  ${shortcutText('shift+Enter')}`}>
            <ActionIcon aria-label={t('find.previous')} onClick={() => step(-1)}>
              <IconChevronUp aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('find.next')}  ${shortcutText('Enter')}`}>
            <ActionIcon aria-label={t('find.next')} onClick={() => step(1)}>
              <IconChevronDown aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t('find.close')}  ${shortcutText('Esc')}`}>
            <ActionIcon aria-label={t('find.close')} onClick={close}>
              <IconX aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
        {hasReplace && (
          <>
            <label htmlFor={`${id}instead`}>{t('find.instead')}</label>
            <TextInput
              ref={second}
              id={`${id}instead`}
              value={instead}
              dir="auto"
              autoComplete="off"
              onChange={event => {
                setDone(null)
                setInstead(event.currentTarget.value)
              }}
              onKeyDown={onEnter(replaceOne)}
            />
            <Group gap="xs" wrap="nowrap" className={classes.writing!}>
              <Button onClick={replaceOne}>{t('find.replace')}</Button>
              <Button onClick={replaceAll}>{t('find.replaceAll')}</Button>
            </Group>
          </>
        )}
      </div>
      <div className={classes.options}>
        <Checkbox label={t('find.exact')} checked={isExact} onChange={event => setExact(event.currentTarget.checked)} />
        <Checkbox label={t('find.whole')} checked={isWhole} onChange={event => setWhole(event.currentTarget.checked)} />
        {session.canWrite && !hasReplace && (
          <Button variant="subtle" size="xs" onClick={showReplace}>
            {t('find.showReplace')}
          </Button>
        )}
        <span id={`${id}result`} className={classes.result} data-nothing={isNothing || undefined}>
          {done ?? (words === '' ? '' : result(found))}
        </span>
      </div>
    </Paper>
  )
}
