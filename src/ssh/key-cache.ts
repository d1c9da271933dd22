import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entropy } from '../entropy/entropy.ts'
import { hostKey, keepHostKey, restoreHostKey, type HostKey, type HostKeyType } from './host-key.ts'

/** Host keys made on first use and kept, because an RSA key costs tens of milliseconds. */
export interface KeyCache {
  /** The key that `hostKey` makes of the same arguments. */
  hostKey: (type: HostKeyType, entropy: Entropy, size?: { bits?: number }) => HostKey
}

/** Keeps keys in memory and, when a folder is named, in files that only their owner can read. */
export function createKeyCache({ folder }: { folder?: string } = {}): KeyCache {
  const kept = new Map<string, HostKey>()

  function stored(name: string): HostKey | undefined {
    return folder === undefined ? undefined : readKey(join(folder, name))
  }

  function store(name: string, key: HostKey): void {
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeKey(join(folder, name), key)
  }

  return {
    hostKey(type, entropy, size = {}) {
      const name = `${entropy.fingerprint}-${type}-${size.bits ?? 'usual'}.key`
      const known = kept.get(name) ?? stored(name)
      const key = known ?? hostKey(type, entropy, size)
      if (!known) store(name, key)
      kept.set(name, key)
      return key
    },
  }
}

/** The key in a file; `undefined` when there is none or its checksum is wrong, and it is made anew. */
function readKey(path: string): HostKey | undefined {
  const [sum, body] = readText(path).split('\n')
  if (body === undefined || sum !== checksum(body)) return undefined
  return restoreHostKey(JSON.parse(body))
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not there yet, or not readable: the key is made from the seed as the first time.
    return ''
  }
}

/** Written beside its place and moved there, so that no reader sees half a key. */
function writeKey(path: string, key: HostKey): void {
  const body = JSON.stringify(keepHostKey(key))
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, `${checksum(body)}\n${body}\n`, { mode: 0o600 })
  renameSync(unfinished, path)
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
