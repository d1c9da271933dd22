import type { SFTPWrapper } from 'ssh2'
import type { TransferRefusal, TransferRefused } from '../../store/transfer-outcome.ts'
import { refusalInText } from '../../store/transfer-outcome.ts'
import { sftpStatus } from './sftp-status.ts'

/** An SFTP channel that this end opened. */
export interface SftpClient {
  readonly sftp: SFTPWrapper
  /** Makes one request; `begin` hands ssh2 the callback. Throws `SftpRefused`, also when the channel ends first. */
  readonly call: <Value>(begin: (done: Done<Value>) => void) => Promise<Value>
}

/** A callback as ssh2 calls it. */
export type Done<Value> = (error: Error | null | undefined, value: Value) => void

/** Thrown inside the SSH room only; `outcomeOf` makes the value of it that callers see. */
export class SftpRefused extends Error {
  override readonly name = 'SftpRefused'
  readonly refusal: TransferRefusal

  constructor(refusal: TransferRefusal, detail: string) {
    super(detail)
    this.refusal = refusal
  }
}

/** The result of an operation on files, or why there is none. */
export type SftpResult<Value> = { readonly ok: true; readonly value: Value } | TransferRefused

/** Wraps an SFTP channel, once. ssh2 leaves requests unanswered when the channel ends; this does not. */
export function sftpClient(sftp: SFTPWrapper): SftpClient {
  const outstanding = new Set<(refused: SftpRefused) => void>()
  let over = hasEnded(sftp) ? new SftpRefused('closed-early', ENDED) : undefined

  function finish(refused: SftpRefused): void {
    over ??= refused
    for (const reject of outstanding) reject(over)
    outstanding.clear()
  }

  sftp.on('error', (error: Error) => finish(new SftpRefused('protocol-error', error.message)))
  for (const event of ['end', 'close'] as const)
    sftp.on(event, () => finish(new SftpRefused('closed-early', ENDED)))

  return {
    sftp,
    call: (begin) =>
      new Promise((resolve, reject) => {
        if (over) return reject(over)
        outstanding.add(reject)
        begin((error, value) => {
          outstanding.delete(reject)
          if (error) reject(refusedBy(error))
          else resolve(value)
        })
      }),
  }
}

const ENDED = 'the connection ended'

/** A connection that ends while ssh2 asks for the server's limits still gives a channel, after its last event. */
function hasEnded(sftp: SFTPWrapper & { readonly readable?: boolean }): boolean {
  return sftp.readable === false
}

/** The value for what went wrong after `bytes` file bytes. What is not a refusal is thrown on. */
export function outcomeOf(error: unknown, bytes: number): TransferRefused {
  if (!(error instanceof SftpRefused)) throw error
  return { ok: false, refusal: error.refusal, bytes, detail: error.message }
}

/** Does `work`, with refusals as values. */
export async function asResult<Value>(work: () => Promise<Value>): Promise<SftpResult<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return outcomeOf(error, 0)
  }
}

/** SSH_FX_NO_SPACE_ON_FILESYSTEM and SSH_FX_QUOTA_EXCEEDED of draft-ietf-secsh-filexfer-13, section 9.1. */
const NO_SPACE_CODES = [14, 15]

function refusedBy(error: Error & { code?: number | string }): SftpRefused {
  const { code, message } = error
  if (typeof code !== 'number') return new SftpRefused('closed-early', message)
  return new SftpRefused(refusalOfStatus(code, message), message)
}

function refusalOfStatus(code: number, text: string): TransferRefusal {
  if (code === sftpStatus.noSuchFile) return 'no-such-file'
  if (code === sftpStatus.permissionDenied) return 'permission-denied'
  if (code === sftpStatus.unsupported) return 'unsupported'
  if (code === sftpStatus.badMessage) return 'protocol-error'
  return NO_SPACE_CODES.includes(code) ? 'no-space' : refusalInText(text)
}
