import { createRequire } from 'node:module'
import { runnable } from './algorithms/plug-in.ts'
import { IMPLICIT } from './explain.ts'
import type { Category } from './kexinit.ts'

const require = createRequire(import.meta.url)
const supported = require('ssh2/lib/protocol/constants.js') as Record<
  'SUPPORTED_SERVER_HOST_KEY' | 'SUPPORTED_COMPRESSION',
  readonly string[]
>

const names: Readonly<Record<Category, readonly string[]>> = {
  kex: runnable.kex,
  hostKey: supported.SUPPORTED_SERVER_HOST_KEY,
  cipherToServer: runnable.cipher,
  cipherToClient: runnable.cipher,
  macToServer: runnable.mac,
  macToClient: runnable.mac,
  compressionToServer: supported.SUPPORTED_COMPRESSION,
  compressionToClient: supported.SUPPORTED_COMPRESSION,
}

/** Whether the lab can carry out what both sides agreed on; any name may be offered all the same. */
export function canRun(category: Category, name: string): boolean {
  return name === IMPLICIT || names[category].includes(name)
}
