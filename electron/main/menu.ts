import { Menu, type MenuItemConstructorOptions } from 'electron'

/** The standard menu, in the words the operating system uses; reloading and developer tools only under `npm run dev`. */
export function setMenu(): void {
  const development: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(import.meta.env.DEV ? development : []),
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template),
  )
}
