import { readBytes } from './byte-reader.ts'
import { extensionTypes, readExtensions } from './extensions.ts'

/** What a server chose (RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3). */
export interface ServerHello {
  /** The version that is spoken from now on, such as 0x0303. */
  readonly version: number
  /** The number of the cipher suite. */
  readonly suite: number
  /** A HelloRetryRequest has the form of a ServerHello and agrees on nothing yet. */
  readonly isRetryRequest: boolean
}

/** The random of a HelloRetryRequest, SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3). */
const RETRY_RANDOM = Buffer.from(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
  'hex',
)

/** Reads the body of a ServerHello; `undefined` when it is none. */
export function readServerHello(body: Buffer): ServerHello | undefined {
  const reader = readBytes(body)
  const legacyVersion = reader.number(2)
  const random = reader.bytes(RETRY_RANDOM.length)
  reader.vector(1)
  const suite = reader.number(2)
  reader.number(1)
  const extensions = reader.left > 0 ? readExtensions(reader.vector(2)) : new Map<number, Buffer>()
  if (reader.short || !extensions) return undefined
  const selected = extensions.get(extensionTypes.supportedVersions)
  return {
    version: selected?.length === 2 ? selected.readUInt16BE(0) : legacyVersion,
    suite,
    isRetryRequest: random.equals(RETRY_RANDOM),
  }
}
