import type { RendererViteConfig } from 'electron-vite'

/** A plugin that has a hand in building the page, of the Vite that electron-vite brings. */
export type PagePlugin = Exclude<
  NonNullable<RendererViteConfig['plugins']>[number],
  false | null | undefined | Promise<unknown>
>
