import { createRequire } from 'node:module'
import { IMPLICIT } from './explain.ts'
import type { Category } from './kexinit.ts'

const require = createRequire(import.meta.url)
const supported = require('ssh2/lib/protocol/constants.js') as Record<string, readonly string[]>

const names: Readonly<Record<Category, readonly string[] | undefined>> = {
  kex: supported['SUPPORTED_KEX'],
  hostKey: supported['SUPPORTED_SERVER_HOST_KEY'],
  cipherToServer: supported['SUPPORTED_CIPHER'],
  cipherToClient: supported['SUPPORTED_CIPHER'],
  macToServer: supported['SUPPORTED_MAC'],
  macToClient: supported['SUPPORTED_MAC'],
  compressionToServer: supported['SUPPORTED_COMPRESSION'],
  compressionToClient: supported['SUPPORTED_COMPRESSION'],
}

/** Whether the lab can carry out what both sides agreed on; any name may be offered all the same. */
export function canRun(category: Category, name: string): boolean {
  return name === IMPLICIT || (names[category]?.includes(name) ?? false)
}
