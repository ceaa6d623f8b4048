import type { History } from '#shared/replica/history'

/** Undo and redo over several histories in the order in which a person worked. */
export interface JointHistory {
  undo(): void
  redo(): void
  /** Runs `change`; the steps it makes, at most one in each history, are taken back and brought back as one. */
  asOne(change: () => void): void
  dispose(): void
}

/** Steps made one after another in the same history; over when that history has `floor` steps left. */
interface Run {
  readonly of: History
  readonly floor: number
  /** Whether its first step is one with the last step of the run before. */
  readonly isJoined: boolean
}

/**
 * Joins the text's own history, all of it, with that of the outline, from now on: what was done to the record before the draft
 * was opened is not in sight here, and so is not taken back here.
 */
export function jointHistory(text: History, outline: History): JointHistory {
  let runs: Run[] = [{ of: text, floor: 0, isJoined: false }]
  let undone: Pick<Run, 'of' | 'isJoined'>[] = []
  let isMoving = false
  /** Steps made so far by a change whose steps are one; null outside of such a change. */
  let together: number | null = null

  const stops = [text, outline].map(history => {
    let steps = history.steps.read()
    return history.steps.subscribe(() => {
      const before = steps
      steps = history.steps.read()
      if (isMoving || steps <= before) return
      undone = []
      if (runs.at(-1)?.of !== history) runs.push({ of: history, floor: before, isJoined: (together ?? 0) > 0 })
      if (together !== null) together++
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

  /** Takes one step back. Returns whether the one before is to go with it. */
  function undoStep(): boolean {
    runs = runs.filter(({ of, floor }, index) => index === 0 || of.steps.read() > floor)
    const run = runs.at(-1)
    if (!run?.of.read().canUndo) return false
    move(() => run.of.undo())
    const isJoined = run.isJoined && run.of.steps.read() === run.floor
    undone.push({ of: run.of, isJoined })
    return isJoined
  }

  /** Brings one step back. Returns whether the next is to come with it. */
  function redoStep(): boolean {
    const step = undone.pop()
    if (!step) return false
    const before = step.of.steps.read()
    move(() => step.of.redo())
    if (runs.at(-1)?.of !== step.of) runs.push({ ...step, floor: before })
    return undone.at(-1)?.isJoined === true
  }

  return {
    undo: () => {
      while (undoStep());
    },
    redo: () => {
      while (redoStep());
    },
    asOne: change => {
      together = 0
      try {
        change()
      } finally {
        together = null
      }
    },
    dispose: () => stops.forEach(stop => stop()),
  }
}
