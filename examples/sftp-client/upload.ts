import type { Duplex } from 'node:stream'
import { send } from './send.ts'

/** A server that takes uploads. */
export interface Server {
  readonly connect: () => Promise<Duplex>
  readonly username: string
  readonly password: string
  /** The fingerprint that its host key must have, as OpenSSH prints it: `SHA256:...`. */
  readonly hostKey: string
}

export interface Upload {
  readonly path: string
  readonly contents: Uint8Array
}

/** Why an upload did not come about. Only what may pass by itself is tried again. */
export type Trouble = 'connection' | 'host-key' | 'handshake' | 'login' | 'refused'

export type Outcome =
  | { readonly ok: true; readonly attempts: number }
  | { readonly ok: false; readonly trouble: Trouble; readonly attempts: number }

export interface Patience {
  readonly attemptsMax: number
  /** Before the second attempt; doubled before each further one. */
  readonly firstPauseMs: number
  readonly wait: (ms: number) => Promise<void>
}

/** Uploads a file. Connections that break are made again; a key, a login or a disk that is wrong stays so. */
export async function upload(server: Server, file: Upload, patience: Patience): Promise<Outcome> {
  let pauseMs = patience.firstPauseMs
  for (let attempts = 1; ; attempts++) {
    const trouble = await send(server, file)
    if (trouble === undefined) return { ok: true, attempts }
    if (trouble !== 'connection' || attempts === patience.attemptsMax)
      return { ok: false, trouble, attempts }
    await patience.wait(pauseMs)
    pauseMs *= 2
  }
}
