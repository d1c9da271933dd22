import { readBytes } from './byte-reader.ts'

/** Extensions that the lab reads (IANA registry "TLS ExtensionType Values"). */
export const extensionTypes = { serverName: 0, supportedVersions: 43 } as const

/** Reads a list of extensions into their contents by type; `undefined` when it is none. */
export function readExtensions(list: Buffer): Map<number, Buffer> | undefined {
  const reader = readBytes(list)
  const extensions = new Map<number, Buffer>()
  while (reader.left > 0 && !reader.short) extensions.set(reader.number(2), reader.vector(2))
  return reader.short ? undefined : extensions
}
