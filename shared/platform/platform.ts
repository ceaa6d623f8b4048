import type { MeridianError } from '../base/errors'
import type { FileKind } from './contract'

/** A file a person chose. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Where key pairs rest: the keychain on the desktop, non-extractable WebCrypto keys in the browser. */
export interface KeyStore {
  load(name: string): Promise<CryptoKeyPair | null>
  /** Makes an Ed25519 pair, keeps it under `name` and gives it back, its private key not extractable. */
  create(name: string): Promise<CryptoKeyPair>
  /** Removes the pair for ever; no such key is no failure. */
  forget(name: string): Promise<void>
}

/** The outside world as the application needs it, in its own words; one implementation a shell. */
export interface Platform {
  readonly shell: 'desktop' | 'browser'
  /** Resolves to where the file went, or to null when the person changed their mind. Throws `file.write`, `storage.full`. */
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>
  /** Resolves to null when the person changed their mind. */
  openFile(kind: FileKind): Promise<ChosenFile | null>
  /**
   * Files given to the program from outside, such as by double-click; `failed` hears of one that cannot be read
   * (`file.notFound`, `file.tooLarge`). Gives how to stop listening.
   */
  onFile(listener: (file: ChosenFile) => void, failed: (error: MeridianError) => void): () => void
  /** Opens a http, https or mailto link outside Meridian; anything else is ignored. */
  openLink(url: string): void
  readonly keys: KeyStore
}
