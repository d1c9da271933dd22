import type { HandshakeExplanation, SshOffer, SshRefusal, SshSession } from '../ssh/index.ts'
import { openSsh } from '../ssh/index.ts'
import { sendScp } from '../ssh/scp/send-scp.ts'
import { putFile } from '../ssh/sftp/put-file.ts'
import { sftpClient } from '../ssh/sftp/sftp-client.ts'
import type { TransferOutcome, TransferRefused } from '../store/transfer-outcome.ts'
import { journalSsh } from './ssh-journal.ts'
import type { DialRefusal, Surroundings } from './surroundings.ts'

/** A file that an appliance sends to a server over SSH, and the client it does it with. */
export interface FileErrand {
  readonly protocol: 'sftp' | 'scp'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly path: string
  readonly bytes: Uint8Array
  /** The client's ident, after `SSH-2.0-`. */
  readonly ident: string
  readonly offer: SshOffer
  /** Lab time for all of it, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever sends the file no longer wants it sent; the connection is closed. */
  readonly signal?: AbortSignal
}

/** How an errand ended; `explanation` is there from the moment both KEXINITs have crossed. */
export type FileErrandReport =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | { readonly ok: false; readonly stage: 'ssh'; readonly refusal: SshRefusal }
  | {
      readonly ok: false
      readonly stage: 'transfer'
      readonly outcome: TransferRefused
      readonly explanation: HandshakeExplanation
    }

/** Dials the server, logs in and sends the file; every part of it is journalled. */
export async function sendFile(
  surroundings: Surroundings,
  errand: FileErrand,
): Promise<FileErrandReport> {
  const { clock } = surroundings
  const { host, port, withinMs } = errand
  const deadlineMs = clock.now() + withinMs
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const dialled = await surroundings.dial({ host, port, service: 'ssh', withinMs })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return { ok: false, stage: 'dial', reason: dialled.reason }
  }
  record('connection.dialled', { service: 'ssh', to })
  whenAborted(errand.signal, () => dialled.socket.destroy())
  const crashed = (error: unknown) => surroundings.crashed(`connection to ${to}`, error)
  const opened = await openSsh(dialled.socket, {
    clock,
    ident: errand.ident,
    offer: errand.offer,
    user: errand.user,
    password: errand.password,
    readyWithinMs: deadlineMs - clock.now(),
    verifyHostKey({ type, fingerprintSha256, fingerprintMd5 }) {
      record('hostkey.presented', { type, sha256: fingerprintSha256, md5: fingerprintMd5 })
      return true
    },
    observe: journalSsh(record, 'client', crashed),
  })
  if (!opened.ok) return { ok: false, stage: 'ssh', refusal: opened.refusal }

  const { session } = opened
  const timer = clock.setTimeout(session.close, Math.max(0, deadlineMs - clock.now()))
  const outcome = await transferFile(session, errand)
  clock.clearTimeout(timer)
  session.close()
  const { path } = errand
  if (outcome.ok) {
    const { bytes, sha256 } = outcome
    record('file.sent', { path, bytes, sha256, complete: true })
    return { ok: true, bytes, sha256 }
  }
  const { refusal: reason, bytes, detail } = outcome
  record('transfer.refused', { path, reason, bytes, detail })
  return { ok: false, stage: 'transfer', outcome, explanation: session.explanation }
}

function whenAborted(signal: AbortSignal | undefined, act: () => void): void {
  if (signal?.aborted) act()
  else signal?.addEventListener('abort', act, { once: true })
}

/** Sends the file on a session that is open already. */
export async function transferFile(
  session: SshSession,
  { protocol, path, bytes }: Pick<FileErrand, 'protocol' | 'path' | 'bytes'>,
): Promise<TransferOutcome> {
  if (protocol === 'scp') return copy(session, path, bytes)
  const sftp = await session.openSftp()
  if (!sftp.ok) return notOffered(sftp.detail)
  return putFile(sftpClient(sftp.value), { path, source: bytes })
}

async function copy(
  session: SshSession,
  path: string,
  bytes: Uint8Array,
): Promise<TransferOutcome> {
  const opened = await session.exec(`scp -t ${shellQuoted(path)}`)
  if (!opened.ok) return notOffered(opened.detail)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const outcome = await sendScp(opened.value.stream, {
    name,
    source: bytes,
    sizeBytes: bytes.length,
  })
  opened.value.end()
  return outcome
}

function notOffered(detail: string): TransferRefused {
  return { ok: false, refusal: 'unsupported', bytes: 0, detail }
}

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
