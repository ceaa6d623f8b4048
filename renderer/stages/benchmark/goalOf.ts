import type { KeyboardEvent } from 'react'
import type { GridPlace } from './useCellEditing'

/** Where a key leads from a cell of a grid of this size, perhaps past its edge; undefined when it leads nowhere. */
export function goalOf(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const onward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const jump = ctrlKey || metaKey
  switch (key) {
    case 'ArrowUp':
      return { row: jump ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: jump ? size.rows - 1 : row + 1, column }
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = key === onward ? 1 : -1
      return { row, column: jump ? (step > 0 ? size.columns - 1 : 0) : column + step }
    }
    case 'Enter':
      return { row: row + (shiftKey ? -1 : 1), column }
    case 'Home':
      return { row: jump ? 0 : row, column: 0 }
    case 'End':
      return { row: jump ? size.rows - 1 : row, column: size.columns - 1 }
    default:
      return undefined
  }
}
