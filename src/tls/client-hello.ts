import { readBytes } from './byte-reader.ts'
import { suiteName } from './cipher-suites.ts'
import { extensionTypes, readExtensions } from './extensions.ts'
import { isGrease, versionName } from './versions.ts'

/** What a client offers (RFC 5246 section 7.4.1.2, RFC 8446 section 4.1.2). */
export interface ClientHello {
  /**
   * The versions of `supported_versions`, in the client's order; without that extension only the newest
   * one, because an older client does not say what else it accepts.
   */
  readonly versions: readonly string[]
  /** OpenSSL's names of the cipher suites, in the client's order, signals and GREASE left out. */
  readonly suites: readonly string[]
  readonly serverName?: string
}

/** Suite numbers that are signals, not suites (RFC 5746 section 3.3, RFC 7507 section 2). */
const SIGNALS: readonly number[] = [0x00ff, 0x5600]
const RANDOM_BYTES = 32

/** Reads the body of a ClientHello; `undefined` when it is none. */
export function readClientHello(body: Buffer): ClientHello | undefined {
  const reader = readBytes(body)
  const newest = reader.number(2)
  reader.bytes(RANDOM_BYTES)
  reader.vector(1)
  const suites = numbersIn(reader.vector(2))
  reader.vector(1)
  const extensions = reader.left > 0 ? readExtensions(reader.vector(2)) : new Map<number, Buffer>()
  if (reader.short || !extensions) return undefined
  const serverName = readServerName(extensions.get(extensionTypes.serverName))
  const supported = extensions.get(extensionTypes.supportedVersions)
  const versions = supported ? numbersIn(readBytes(supported).vector(1)) : [newest]
  return {
    versions: versions.filter((number) => !isGrease(number)).map(versionName),
    suites: suites
      .filter((number) => !isGrease(number) && !SIGNALS.includes(number))
      .map(suiteName),
    ...(serverName !== undefined && { serverName }),
  }
}

function numbersIn(list: Buffer): number[] {
  return Array.from({ length: list.length >> 1 }, (_, index) => list.readUInt16BE(2 * index))
}

/** The first host name of the extension (RFC 6066 section 3). */
function readServerName(content: Buffer | undefined): string | undefined {
  if (!content) return undefined
  const list = readBytes(readBytes(content).vector(2))
  const isHostName = list.number(1) === 0
  const name = list.vector(2).toString('latin1')
  return isHostName && name !== '' ? name : undefined
}
