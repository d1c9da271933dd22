import { createHash } from 'node:crypto'
import type { StoreRefusal } from './file-store.ts'

/** Why a transfer that this end began did not succeed. */
export type TransferRefusal =
  | StoreRefusal
  /** The connection or the channel ended first. */
  | 'closed-early'
  /** Lab time for it was over first. */
  | 'timed-out'
  /** The server printed text where the protocol begins. */
  | 'noise'
  /** The server said something that is not the protocol. */
  | 'protocol-error'
  /** The server does not offer this operation. */
  | 'unsupported'
  /** What was to be sent had another length than was said, or could not be read. */
  | 'source-failed'

/** An operation that did not come about; `detail` is what the server said, or what happened. */
export interface TransferRefused {
  readonly ok: false
  readonly refusal: TransferRefusal
  /** File bytes that crossed before: acknowledged ones when sending, received ones when fetching. */
  readonly bytes: number
  readonly detail: string
}

/** A file that crossed whole. */
export interface TransferDone {
  readonly ok: true
  readonly bytes: number
  /** SHA-256 of the file in hex. */
  readonly sha256: string
}

/** How a transfer ended; refusals are values, not exceptions. */
export type TransferOutcome = TransferDone | TransferRefused

/** A file that crossed whole, told by its bytes. */
export function fingerprinted(bytes: Uint8Array): TransferDone {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, bytes: bytes.length, sha256 }
}

/** A fetch that this end broke off because the file is longer than it takes. */
export function tooLong(bytes: number, bytesMax: number): TransferRefused {
  const detail = `The file is longer than ${bytesMax} bytes.`
  return { ok: false, refusal: 'closed-early', bytes, detail }
}

/** What text of a server means, as the C library's strerror(3) and common servers word it. */
export function refusalInText(text: string): TransferRefusal {
  const known = texts.find(([pattern]) => pattern.test(text))
  return known ? known[1] : 'failure'
}

const texts: readonly (readonly [RegExp, TransferRefusal])[] = [
  [/no space|disk (is )?full|not enough space|quota|file too large/i, 'no-space'],
  [/permission denied|access denied|not permitted|read-only/i, 'permission-denied'],
  [/no such file|not found|does not exist|cannot find/i, 'no-such-file'],
  [/not a directory/i, 'not-a-directory'],
  [/directory not empty/i, 'directory-not-empty'],
  [/is a directory|not a regular file/i, 'is-a-directory'],
  [/file exists|already exists/i, 'already-exists'],
]
