import type { IFileSystem } from 'just-bash'

/** How the interpreter says which encoding it means. */
export type HowEncoded = Parameters<IFileSystem['writeFile']>[2] | null

/** The encodings that the interpreter uses. */
export type ByteEncoding = 'utf8' | 'latin1' | 'base64' | 'hex' | 'ascii'

/** The encoding that is meant; UTF-8 unless said. `binary` is a byte a character. */
export function encodingOf(how: HowEncoded | { readonly encoding?: string | null }): ByteEncoding {
  const name = typeof how === 'string' ? how : how?.encoding
  if (name === 'binary') return 'latin1'
  if (!name || name === 'utf-8') return 'utf8'
  return name as ByteEncoding
}

/** Bytes of what the interpreter writes. */
export function bytesOf(content: string | Uint8Array, encoding: ByteEncoding): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, encoding) : content
}

/** Text of what the interpreter reads. */
export function textOf(bytes: Uint8Array, encoding: ByteEncoding): string {
  return Buffer.from(bytes).toString(encoding)
}
