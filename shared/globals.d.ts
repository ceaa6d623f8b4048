// The few globals that browsers, workers, Electron and Node all have. Anything else does not exist in `shared`.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}
interface CryptoKey {
  readonly type: 'public' | 'private' | 'secret'
  readonly extractable: boolean
}
interface CryptoKeyPair {
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
}
interface JsonWebKey {
  crv?: string
  d?: string
  k?: string
  kty?: string
  x?: string
  y?: string
}
declare const crypto: {
  getRandomValues<T extends Uint8Array>(target: T): T
  readonly subtle: {
    digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    generateKey(algorithm: 'Ed25519', extractable: boolean, uses: ('sign' | 'verify')[]): Promise<CryptoKeyPair>
    exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>
    importKey(
      format: 'jwk',
      key: JsonWebKey,
      algorithm: 'Ed25519',
      extractable: boolean,
      uses: ('sign' | 'verify')[],
    ): Promise<CryptoKey>
    importKey(
      format: 'pkcs8',
      key: Uint8Array<ArrayBuffer>,
      algorithm: 'Ed25519',
      extractable: boolean,
      uses: 'sign'[],
    ): Promise<CryptoKey>
  }
}
declare function structuredClone<T>(value: T): T
declare function queueMicrotask(task: () => void): void
