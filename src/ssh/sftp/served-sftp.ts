import type { SFTPWrapper } from 'ssh2'
import type { Clock } from '../../clock/lab-clock.ts'
import { createPending, type Pending } from '../pending.ts'
import {
  StoreRefused,
  type FileOwner,
  type FileStore,
  type OpenFile,
  type StoreEntry,
} from '../../store/file-store.ts'
import { absolutePath, nameOf } from '../../store/path.ts'
import type { countSent, ReceivedFile, TransferEvent } from '../../store/transfer-account.ts'
import { transferLimits } from '../transfer-limits.ts'
import { createOpenHandles, type OpenHandles } from './open-handles.ts'
import { sftpStatus, statusFor } from './sftp-status.ts'

/** What an SFTP server offers to one client. */
export interface SftpService {
  readonly store: FileStore
  /** Gives the present for the dates of long listings. */
  readonly clock: Pick<Clock, 'now'>
  /** Where relative paths start; `/` unless given. */
  readonly home?: string
  /** Whom all files belong to; user and group 0 unless given. */
  readonly owner?: FileOwner
  /** Told of each file when its handle is closed or the connection ends. */
  readonly observe?: (event: TransferEvent) => void
}

/** A file that a client has open. */
export interface SftpFile {
  readonly kind: 'file'
  readonly path: string
  readonly file: OpenFile
  readonly readable: boolean
  /** Present when it was opened for writing. */
  readonly received: ReceivedFile | undefined
  readonly sent: ReturnType<typeof countSent>
  readonly writes: Pending
  /** The answer to the last WRITE; the next one is given after it. */
  answered: Promise<void>
}

/** A directory that a client has open; `left` are the names it was not told yet. */
export interface SftpDirectory {
  readonly kind: 'directory'
  readonly path: string
  left: readonly StoreEntry[]
}

/** What the requests of one SFTP channel share. */
export interface ServedSftp extends Required<SftpService> {
  readonly sftp: SFTPWrapper
  readonly handles: OpenHandles<SftpFile | SftpDirectory>
  readonly pending: Pending
  /** The absolute path a client means. Throws `StoreRefused` when it is too long. */
  readonly resolve: (path: string) => string
  /** Does the work of one request; when it throws, the answer is the matching STATUS. */
  readonly answer: (request: number, work: () => Promise<unknown>) => void
  readonly ok: (request: number) => void
  readonly fail: (request: number, error: unknown) => void
  /** Rejects with what failed in the lab itself, rather than being refused. */
  readonly crashed: Promise<never>
}

/** Begins the session of one accepted SFTP channel. */
export function createServedSftp(sftp: SFTPWrapper, service: SftpService): ServedSftp {
  const home = service.home ?? '/'
  const pending = createPending()
  let crash: (error: unknown) => void = () => {}

  const crashed = new Promise<never>((_, reject) => {
    crash = reject
  })
  // It is awaited once; a second failure, or one after the end, has nobody to tell.
  crashed.catch(() => {})

  function fail(request: number, error: unknown): void {
    const refusal = error instanceof StoreRefused ? error.refusal : 'failure'
    if (!(error instanceof StoreRefused)) crash(error)
    const { code, text } = statusFor(refusal)
    sftp.status(request, code, text)
  }

  async function answerWith(request: number, work: () => Promise<unknown>): Promise<void> {
    pending.begin()
    try {
      await work()
    } catch (error) {
      fail(request, error)
    } finally {
      pending.end()
    }
  }

  return {
    home,
    owner: { uid: 0, gid: 0 },
    observe: () => {},
    ...service,
    sftp,
    handles: createOpenHandles(),
    pending,
    resolve: (path) => checkedLength(absolutePath(home, path)),
    answer: (request, work) => void answerWith(request, work),
    ok: (request) => sftp.status(request, sftpStatus.ok, 'Success'),
    fail,
    crashed,
  }
}

function checkedLength(path: string): string {
  const { pathBytesMax, nameBytesMax } = transferLimits
  const isTooLong = Buffer.byteLength(path) >= pathBytesMax
  if (isTooLong || Buffer.byteLength(nameOf(path)) > nameBytesMax) throw new StoreRefused('failure')
  return path
}
