import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'

type Handler = (event: unknown, request: unknown) => Promise<unknown>

export interface Frame {
  readonly url: string
  readonly parent: Frame | null
}

/** The page itself, as Electron names the sender of its requests. */
export const ourFrame: Frame = { url: 'app://meridian/index.html#/w/1/swot', parent: null }

/** Stands for the contents of a window: notes what it was told, and emits what Electron would emit. */
export class Contents extends EventEmitter {
  readonly sent: unknown[][] = []
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  send(...message: unknown[]): void {
    this.sent.push(message)
  }
  getURL(): string {
    return ourFrame.url
  }
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler
  }
}

/** Stands for a window: notes how it was made and what became of it. */
export class StandInWindow extends EventEmitter {
  readonly webContents = new Contents()
  readonly loaded: string[] = []
  isShown = false
  isFocused = false
  constructor(readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super()
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return Promise.resolve()
  }
  show(): void {
    this.isShown = true
  }
  focus(): void {
    this.isFocused = true
  }
  isMinimized(): boolean {
    return false
  }
}

/**
 * Stands for a utility process: the built script runs as a program of its own, on its own Node, with the line to its parent
 * that Electron would give it. Hosts get any free port, so that tests do not fight over the one that people know.
 */
export class StandInProcess extends EventEmitter {
  /** The port that hosts are started with. */
  static port = 0
  private readonly child
  constructor(path: string) {
    super()
    this.child = fork(path, [], {
      execArgv: ['--import', new URL('./parentPort.mjs', import.meta.url).href],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child.on('message', message => this.emit('message', message))
    this.child.on('exit', code => this.emit('exit', code ?? 1))
  }
  postMessage(message: object): void {
    if (!this.child.connected) return
    this.child.send('port' in message ? { ...message, port: StandInProcess.port } : message, () => undefined)
  }
  kill(): boolean {
    return this.child.kill('SIGKILL')
  }
}

type Verify = (
  request: { readonly hostname: string; readonly certificate: { readonly data: string } },
  answer: (result: number) => void,
) => void

/** Everything of Electron that main uses, without Electron: what was asked of it is noted, answers can be set. */
export function electronStandIn({ userData }: { readonly userData: string }) {
  const app = Object.assign(new EventEmitter(), {
    isLocked: true,
    isPackaged: true,
    schemes: [] as string[],
    setAsDefaultProtocolClient: (scheme: string) => app.schemes.push(scheme) > 0,
    hasQuit: false,
    isReady: () => true,
    whenReady: () => Promise.resolve(),
    requestSingleInstanceLock: () => app.isLocked,
    quit: () => {
      app.hasQuit = true
    },
    getPath: (name: string) => (name === 'userData' ? userData : join(userData, name)),
  })
  const windows: StandInWindow[] = []

  const handlers = new Map<string, Handler>()
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = []
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const permissions: {
    request?: ((contents: unknown, name: string, answer: (given: boolean) => void, details: object) => void) | undefined
    check?: ((contents: unknown, name: string) => boolean) | undefined
    device?: (() => boolean) | undefined
  } = {}
  const opened: string[] = []
  const dialogs = {
    save: { canceled: true, filePath: '' },
    open: { canceled: true, filePaths: [] as string[] },
    chosen: 0,
    /** What the last message box that held nothing up said, or null where none was shown. */
    asked: null as string | null,
  }
  const certificates: { verify?: Verify } = {}
  const processes: StandInProcess[] = []
  const keychain = { isThere: true, backend: 'gnome_libsecret' }
  let menu: readonly { readonly role?: string; readonly submenu?: readonly { readonly role?: string }[] }[] = []

  class BrowserWindow extends StandInWindow {
    constructor(options: StandInWindow['options']) {
      super(options)
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }

  const module: object = {
    app,
    BrowserWindow,
    dialog: {
      showSaveDialog: () => Promise.resolve(dialogs.save),
      showOpenDialog: () => Promise.resolve(dialogs.open),
      showMessageBoxSync: () => dialogs.chosen,
      showMessageBox: (_: unknown, { message }: { message: string }) => {
        dialogs.asked = message
        return Promise.resolve({ response: dialogs.chosen })
      },
    },
    ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: typeof menu) => template,
      setApplicationMenu: (template: typeof menu) => {
        menu = template
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (list: typeof schemes) => schemes.push(...list),
      handle: (scheme: string, answer: (request: Request) => Promise<Response>) => protocols.set(scheme, answer),
    },
    safeStorage: {
      isEncryptionAvailable: () => keychain.isThere,
      getSelectedStorageBackend: () => keychain.backend,
      encryptString: (text: string) => Buffer.from(text).map(byte => byte ^ 0x5a),
      decryptString: (bytes: Uint8Array) =>
        Buffer.from(bytes)
          .map(byte => byte ^ 0x5a)
          .toString(),
    },
    session: {
      defaultSession: {
        setCertificateVerifyProc: (verify: Verify) => (certificates.verify = verify),
        setPermissionRequestHandler: (handler: typeof permissions.request) => (permissions.request = handler),
        setPermissionCheckHandler: (handler: typeof permissions.check) => (permissions.check = handler),
        setDevicePermissionHandler: (handler: typeof permissions.device) => (permissions.device = handler),
      },
    },
    utilityProcess: {
      fork: (path: string) => {
        const started = new StandInProcess(path)
        processes.push(started)
        return started
      },
    },
    shell: {
      openPath: (path: string) => Promise.resolve(void opened.push(path)),
      openExternal: (url: string) => Promise.resolve(void opened.push(url)),
    },
  }

  return {
    module,
    app,
    windows,
    handlers,
    schemes,
    protocols,
    permissions,
    opened,
    dialogs,
    keychain,
    certificates,
    processes,
    menu: () => menu,
    /** Asks as the page does, or as another frame would. */
    ask: (channel: string, request: unknown, senderFrame: Frame | null = ourFrame) =>
      handlers.get(channel)!({ senderFrame }, request),
  }
}
