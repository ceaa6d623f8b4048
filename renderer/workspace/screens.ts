import type { WorkspaceId } from '#shared/workspace/documents'

/** The eight stages, in the order that never changes. */
export const stages = ['profile', 'policies', 'swot', 'benchmark', 'direction', 'draft', 'review', 'ratify'] as const
export type Stage = (typeof stages)[number]

/** What stands below the stages in the rail. */
export const places = ['people', 'bin', 'settings'] as const
export type Place = (typeof places)[number]

/** A screen inside a workspace. */
export type Screen = Stage | Place

/** Path of a screen inside a workspace, or of one view of it, behind the `#` of the address. */
export const screenPath = (id: WorkspaceId, screen: Screen, view?: string): string =>
  `/w/${id}/${screen}${view === undefined ? '' : `/${view}`}`

/** Address of a screen for a link, such as `<Button component="a" href={screenHref(id, 'swot')}>`. */
export const screenHref = (id: WorkspaceId, screen: Screen, view?: string): string => `#${screenPath(id, screen, view)}`
