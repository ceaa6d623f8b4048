import { source } from '#shared/base/readable'
import type { ChosenFile } from '#shared/platform/platform'

/** An invite or recovery file that came in from outside, until the screen for joining takes it. */
export const joiningFile = source<ChosenFile | null>(null)

/** Whether a file is one to join with, by how its name ends. */
export const isJoiningFile = (name: string): boolean => /\.meridian-(?:invite|recovery)$/i.test(name)
