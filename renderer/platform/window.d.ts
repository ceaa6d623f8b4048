import type { Bridge } from '#shared/platform/contract'

declare global {
  interface Window {
    /** There in the desktop shell, whose preload sets it. */
    readonly meridian?: Bridge
    /** There in browsers that open folders, which TypeScript does not count among them. */
    showDirectoryPicker?(options: {
      readonly id: string
      readonly mode: 'readwrite'
    }): Promise<FileSystemDirectoryHandle>
  }
  /** Storage of this origin that is kept apart from the rest; there in Chromium. */
  interface StorageBucketManager {
    open(name: string, options: { readonly persisted: boolean }): Promise<{ readonly indexedDB: IDBFactory }>
  }
  interface Navigator {
    readonly storageBuckets?: StorageBucketManager
  }
  interface FileSystemHandle {
    queryPermission(asked: { readonly mode: 'readwrite' }): Promise<PermissionState>
    /** Asks the person, which browsers allow only right after a click or a key. */
    requestPermission(asked: { readonly mode: 'readwrite' }): Promise<PermissionState>
  }
}
