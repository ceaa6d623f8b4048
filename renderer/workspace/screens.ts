import type { WorkspaceId } from '#shared/workspace/documents'

/** The eight stages, in the order that never changes. */
export const stages = ['profile', 'policies', 'swot', 'benchmark', 'direction', 'draft', 'review', 'ratify'] as const
export type Stage = (typeof stages)[number]

/** What stands below the stages in the rail. */
export const places = ['people', 'bin', 'settings'] as const
export type Place = (typeof places)[number]

/** A screen inside a workspace. */
export type Screen = Stage | Place

/** Path of a screen inside a workspace, behind the `#` of the address. */
export const screenPath = (id: WorkspaceId, screen: Screen): string => `/w/${id}/${screen}`

/** Address of a screen for a link, such as `<Button component="a" href={screenHref(id, 'swot')}>`. */
export const screenHref = (id: WorkspaceId, screen: Screen): string => `#${screenPath(id, screen)}`
