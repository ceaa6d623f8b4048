const hexDigits = '0123456789abcdef'

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexDigits[byte >> 4]! + hexDigits[byte & 15]!
  return text
}

/** SHA-256 as its 32 bytes. */
export async function sha256Bytes(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/** SHA-256 in lower-case hexadecimal, 64 signs: the name of a blob, a statement, a sealed version. */
export const sha256 = async (bytes: Uint8Array): Promise<string> => hex(await sha256Bytes(bytes))

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
