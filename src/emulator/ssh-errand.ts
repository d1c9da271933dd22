import type { Recorder } from '../journal/journal.ts'
import type { HandshakeExplanation, SshRefusal, SshSession } from '../ssh/index.ts'
import { openSsh } from '../ssh/index.ts'
import type { TransferOutcome, TransferRefused } from '../store/transfer-outcome.ts'
import { onceAborted } from './once-aborted.ts'
import type { Direction } from './plain-errand.ts'
import { journalSsh } from './ssh-journal.ts'
import type { SshClientSheet } from './ssh-sheet.ts'
import type { DialRefusal, Surroundings } from './surroundings.ts'

/** What an appliance has to do with a file on an SSH server, and the client it does it with. */
export interface SshErrand extends SshClientSheet {
  readonly protocol: 'sftp' | 'scp'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly path: string
  /** Lab time for all of it, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever runs the errand no longer wants it; the connection is closed. */
  readonly signal?: AbortSignal
}

/** How an errand failed; `explanation` is there from the moment both KEXINITs have crossed. */
export type SshErrandFailure =
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | { readonly ok: false; readonly stage: 'ssh'; readonly refusal: SshRefusal }
  | {
      readonly ok: false
      readonly stage: 'transfer'
      readonly outcome: TransferRefused
      readonly explanation: HandshakeExplanation
    }

/** How an errand ended. */
export type FileErrandReport =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | SshErrandFailure

/** Dials the server, logs in and lets `transfer` do its work; every part of it is journalled. */
export async function runSshErrand(
  surroundings: Surroundings,
  errand: SshErrand,
  { transfer, direction }: { transfer: Transfer; direction: Direction },
): Promise<FileErrandReport> {
  const { clock } = surroundings
  const { host, port, path, withinMs, ident, offer, defect } = errand
  const deadlineMs = clock.now() + withinMs
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const dialled = await surroundings.dial({ host, port, service: 'ssh', withinMs })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return { ok: false, stage: 'dial', reason: dialled.reason }
  }
  record('connection.dialled', { service: 'ssh', to })
  const forget = onceAborted(errand.signal, () => dialled.socket.destroy())
  const crashed = (error: unknown) => surroundings.crashed(`connection to ${to}`, error)
  const opened = await openSsh(dialled.socket, {
    clock,
    ident,
    offer,
    ...(defect && { defect }),
    user: errand.user,
    password: errand.password,
    readyWithinMs: deadlineMs - clock.now(),
    verifyHostKey({ type, fingerprintSha256, fingerprintMd5 }) {
      record('hostkey.presented', { type, sha256: fingerprintSha256, md5: fingerprintMd5 })
      return true
    },
    observe: journalSsh(record, 'client', crashed),
  })
  if (!opened.ok) {
    forget()
    return { ok: false, stage: 'ssh', refusal: opened.refusal }
  }
  const { session } = opened
  const timer = clock.setTimeout(session.close, Math.max(0, deadlineMs - clock.now()))
  const outcome = await transfer(session)
  clock.clearTimeout(timer)
  forget()
  session.close()
  return reportErrand(record, session, { outcome, path, direction })
}

/** Journals how a transfer over SSH ended, and reports it. */
function reportErrand(
  record: Recorder,
  { explanation }: SshSession,
  { outcome, path, direction }: { outcome: TransferOutcome; path: string; direction: Direction },
): FileErrandReport {
  if (outcome.ok) {
    const { bytes, sha256 } = outcome
    const facts = { path, bytes, sha256, complete: true }
    record(direction === 'there' ? 'file.sent' : 'file.fetched', facts)
    return { ok: true, bytes, sha256 }
  }
  const { refusal: reason, bytes, detail } = outcome
  if (direction === 'there' && bytes > 0) record('file.sent', { path, bytes, complete: false })
  record('transfer.refused', { path, reason, bytes, detail })
  return { ok: false, stage: 'transfer', outcome, explanation }
}

/** What is done on a session that is open. */
type Transfer = (session: SshSession) => Promise<TransferOutcome>

/** The refusal of a server that does not open the channel. */
export function notOffered(detail: string): TransferRefused {
  return { ok: false, refusal: 'unsupported', bytes: 0, detail }
}

/** A path as it stands on the command line of `scp`. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
