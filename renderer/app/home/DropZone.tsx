import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import classes from './DropZone.module.css'

interface DropZoneProps {
  readonly onFile: (file: File) => void
  /** Shown while a file hangs over the page. */
  readonly hint: string
  readonly children: ReactNode
}

/** Takes a file that is dropped anywhere on the page; the same can be done with a button. */
export function DropZone({ onFile, hint, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const depth = useRef(0) // children announce enter and leave too
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    <div
      onDragEnter={event => {
        if (!hasFile(event)) return
        depth.current++
        setOver(true)
      }}
      onDragLeave={() => {
        if (--depth.current <= 0) leave()
      }}
      onDragOver={event => {
        if (hasFile(event)) event.preventDefault()
      }}
      onDrop={event => {
        if (!hasFile(event)) return
        event.preventDefault()
        leave()
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      {children}
      {isOver && (
        <div className={classes.over} aria-hidden>
          {hint}
        </div>
      )}
    </div>
  )
}
