import { places, stages, type Screen } from '../workspace/screens'

const screens: readonly string[] = [...stages, ...places]

export const isScreen = (name: string): name is Screen => screens.includes(name)

/** Screens outside of a workspace. */
export const homeRoutes = ['/', '/new', '/join', '/how', '/settings', '/persons'] as const

/** Every path the program knows, with `:id` where the workspace's id stands: what tests and pictures go through. */
export const routes: readonly string[] = [...homeRoutes, ...screens.map(screen => `/w/:id/${screen}`), '/leave/:id']

/** Where a workspace is removed from this computer. */
export const leavePath = (id: string): string => `/leave/${id}`
