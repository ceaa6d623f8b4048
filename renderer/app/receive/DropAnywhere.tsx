import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DropAnywhere.module.css'
import type { Dropped } from './droppedFile'

/** What hangs over the page: pictures belong to the place they are dropped on, other files to the program. */
function kindOf({ dataTransfer }: DragEvent): 'none' | 'picture' | 'file' {
  if (!dataTransfer?.types.includes('Files')) return 'none'
  const items = [...dataTransfer.items].filter(({ kind }) => kind === 'file')
  return items.length > 0 && items.every(({ type }) => type.startsWith('image/')) ? 'picture' : 'file'
}

/** What was dropped. Only now can be asked what is a folder, which cannot be read as a file. */
const droppedIn = ({ items, files }: DataTransfer): readonly Dropped[] => {
  const held = [...items].filter(({ kind }) => kind === 'file')
  return [...files].map((file, at) => ({ file, isFolder: held[at]?.webkitGetAsEntry()?.isDirectory ?? false }))
}

/** Takes files that are dropped anywhere on any screen; the same can be done with a button. */
export function DropAnywhere({ onFiles }: { readonly onFiles: (files: readonly Dropped[]) => void }) {
  const { t } = useTranslation('receive')
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    let depth = 0 // what is inside announces enter and leave too
    const leave = () => {
      depth = 0
      setOver(false)
    }
    const stop = new AbortController()
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', how: (event: DragEvent) => void) =>
      // before any editor below takes it
      window.addEventListener(name, how, { capture: true, signal: stop.signal })
    listen('dragenter', event => {
      if (kindOf(event) === 'file') depth++
      setOver(depth > 0)
    })
    listen('dragleave', event => {
      if (kindOf(event) === 'file' && --depth <= 0) leave()
    })
    listen('dragover', event => {
      if (kindOf(event) !== 'file') return
      event.preventDefault()
      event.stopPropagation()
    })
    listen('drop', event => {
      if (kindOf(event) !== 'file') return
      event.preventDefault()
      event.stopPropagation()
      leave()
      onFiles(droppedIn(event.dataTransfer!))
    })
    // a picture that nothing on the screen takes would replace the page
    const refuse = (event: DragEvent) => {
      if (kindOf(event) !== 'picture' || event.defaultPrevented) return
      event.preventDefault()
      if (event.type === 'drop') onFiles(droppedIn(event.dataTransfer!))
    }
    window.addEventListener('dragover', refuse, { signal: stop.signal })
    window.addEventListener('drop', refuse, { signal: stop.signal })
    return () => stop.abort()
  }, [onFiles])
  return (
    isOver && (
      <div className={classes.over} aria-hidden>
        {t('drop')}
      </div>
    )
  )
}
