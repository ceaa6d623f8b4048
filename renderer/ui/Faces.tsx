import { Avatar, Tooltip } from '@mantine/core'
import classes from './Faces.module.css'

/** Somebody as a small round sign. */
export interface Face {
  readonly id: string
  readonly initials: string
  /** Any CSS colour on which white letters can be read. */
  readonly colour: string
}

interface FacesProps {
  readonly faces: readonly Face[]
  /** Who they are and what they do, in words; these are what is read aloud. */
  readonly label: string
  /** How many signs are drawn, where there are more the last one counts them; the words name all. */
  readonly most?: number
}

/** A row of small faces that stand where people are. */
export function Faces({ faces, label, most = 3 }: FacesProps) {
  if (faces.length === 0) return null
  const drawn = faces.slice(0, faces.length > most ? most - 1 : most)
  const more = faces.length - drawn.length
  return (
    <Tooltip label={label}>
      <span role="img" aria-label={label} className={classes.faces}>
        {drawn.map(({ id, initials, colour }) => (
          <Avatar key={id} component="span" size={20} className={classes.face!} style={{ '--p': colour }}>
            {initials}
          </Avatar>
        ))}
        {more > 0 && (
          <Avatar component="span" size={20} className={classes.face!} style={{ '--p': 'var(--ink-3)' }}>
            +{more}
          </Avatar>
        )}
      </span>
    </Tooltip>
  )
}
