import type { History } from '#shared/replica/history'

/** Undo and redo over several histories in the order in which a person worked. */
export interface JointHistory {
  undo(): void
  redo(): void
  dispose(): void
}

/** Steps made one after another in the same history; over when that history has `floor` steps left. */
interface Run {
  readonly of: History
  readonly floor: number
}

/**
 * Joins the text's own history, all of it, with that of the outline, from now on: what was done to the record before the draft
 * was opened is not in sight here, and so is not taken back here.
 */
export function jointHistory(text: History, outline: History): JointHistory {
  let runs: Run[] = [{ of: text, floor: 0 }]
  let undone: History[] = []
  let isMoving = false

  const stops = [text, outline].map(history => {
    let steps = history.steps.read()
    return history.steps.subscribe(() => {
      const before = steps
      steps = history.steps.read()
      if (isMoving || steps <= before) return
      undone = []
      if (runs.at(-1)?.of !== history) runs.push({ of: history, floor: before })
    })
  })

  function move(work: () => void): void {
    isMoving = true
    try {
      work()
    } finally {
      isMoving = false
    }
  }

  return {
    undo: () => {
      runs = runs.filter(({ of, floor }, index) => index === 0 || of.steps.read() > floor)
      const history = runs.at(-1)?.of
      if (!history?.read().canUndo) return
      move(() => history.undo())
      undone.push(history)
    },
    redo: () => {
      const history = undone.pop()
      if (!history) return
      const before = history.steps.read()
      move(() => history.redo())
      if (runs.at(-1)?.of !== history) runs.push({ of: history, floor: before })
    },
    dispose: () => stops.forEach(stop => stop()),
  }
}
