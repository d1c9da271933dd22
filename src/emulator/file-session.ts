import type { SshRefusal } from '../ssh/index.ts'
import type { TransferRefused } from '../store/transfer-outcome.ts'
import type { CheckHostKey } from './host-key-check.ts'
import type { SshClientSheet } from './ssh-sheet.ts'
import type { DialRefusal, Surroundings } from './surroundings.ts'

/** A server with files, and the login that an appliance makes there. */
export interface FileServerLogin {
  readonly protocol: 'sftp' | 'ftp'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** What the server sees of the client where the protocol is SFTP. */
  readonly client: SshClientSheet
  /** Looks at the host key before the login; with none every key is accepted. */
  readonly checkHostKey?: CheckHostKey
  /** Lab time for the login and everything done there, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever works there no longer wants it; the connection is closed. */
  readonly signal?: AbortSignal
}

/** A name in a directory of a server. */
export interface FileName {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'other'
}

/** What an operation gave, or why it gave nothing. */
export type FileAnswer<Value> = { readonly ok: true; readonly value: Value } | TransferRefused

/** A login at a server with files. One operation at a time; each is journalled as far as files change hands. */
export interface FileSession {
  readonly list: (path: string) => Promise<FileAnswer<readonly FileName[]>>
  readonly makeDirectory: (path: string) => Promise<FileAnswer<undefined>>
  /** Writes a whole file, in the place of one that is there. */
  readonly put: (path: string, bytes: Uint8Array) => Promise<FileAnswer<undefined>>
  /** Writes behind the end of a file, which is made when it is not there. */
  readonly append: (path: string, bytes: Uint8Array) => Promise<FileAnswer<undefined>>
  /** Reads a whole file; one longer than `bytesMax` is refused. */
  readonly get: (path: string, bytesMax: number) => Promise<FileAnswer<Uint8Array>>
  readonly remove: (path: string) => Promise<FileAnswer<undefined>>
  /** Removes a directory that is empty. */
  readonly removeDirectory: (path: string) => Promise<FileAnswer<undefined>>
}

/** Why there was no session. */
export type FileSessionFailure =
  | { readonly stage: 'dial'; readonly reason: DialRefusal }
  /** The SSH transport did not come about. */
  | { readonly stage: 'handshake'; readonly refusal: SshRefusal }
  | { readonly stage: 'host-key'; readonly reason: string }
  | {
      readonly stage: 'login'
      readonly reason: 'login-refused' | 'closed-early' | 'timed-out'
    }
  /** The server has no SFTP. */
  | { readonly stage: 'files'; readonly refused: TransferRefused }

/** What was done in a session, or why there was none. */
export type FileSessionReport<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: FileSessionFailure }

/** Logs in at a server, lets `work` use its files and says goodbye; every part of it is journalled. */
export async function withFileSession<Value>(
  surroundings: Surroundings,
  login: FileServerLogin,
  work: (files: FileSession) => Promise<Value>,
): Promise<FileSessionReport<Value>> {
  const { protocol } = login
  const run = await surroundings.activity.during(`loading the ${protocol} client`, async () =>
    protocol === 'sftp'
      ? (await import('./sftp-session.ts')).withSftpSession
      : (await import('./ftp-session.ts')).withFtpSession,
  )
  return run(surroundings, login, work)
}
