import { createServer as developShells } from 'electron-vite'
import { createServer } from 'vite'
import { renderer } from '../electron.vite.config'
import { electronBinary } from './electronBinary'
import { openBrowser } from './openBrowser'

// Hot reload: in the Electron window, or in the browser where there is no Electron or where `--browser` asks for it.
const binary = electronBinary()
const inBrowser = process.argv.includes('--browser')
if (binary && !inBrowser) {
  process.env['ELECTRON_EXEC_PATH'] = binary
  await developShells({ logLevel: 'info' }, {})
} else {
  if (!inBrowser) console.log('There is no Electron program on this computer, so the page is served to the browser.')
  // neither the port of `npm start` nor a host's: the browser keeps the work of one apart from that of the other
  const server = await createServer({ ...renderer, configFile: false, server: { port: 4872, strictPort: true } })
  await server.listen()
  server.printUrls()
  openBrowser('http://localhost:4872')
}
