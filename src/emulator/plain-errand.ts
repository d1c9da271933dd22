import type { Recorder } from '../journal/journal.ts'
import type { TransferOutcome, TransferRefused } from '../store/transfer-outcome.ts'
import type { DialRefusal } from './surroundings.ts'

/** What an appliance has to do with a file on a server without SSH. */
export interface PlainErrand {
  readonly host: string
  readonly port: number
  readonly path: string
  /** Lab time for all of it, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever runs the errand no longer wants it. */
  readonly signal?: AbortSignal
}

/** A file that an appliance sends to such a server. */
export interface PlainSendErrand extends PlainErrand {
  readonly bytes: Uint8Array
}

/** A file that an appliance fetches from such a server. */
export interface PlainFetchErrand extends PlainErrand {
  /** The transfer is broken off when the file turns out longer than this. */
  readonly bytesMax: number
}

/** How such an errand failed. */
export type PlainErrandFailure =
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | {
      readonly ok: false
      readonly stage: 'login'
      readonly reason: 'login-refused' | 'closed-early' | 'timed-out'
    }
  | { readonly ok: false; readonly stage: 'transfer'; readonly outcome: TransferRefused }

/** How such an errand ended. */
export type PlainErrandReport =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | PlainErrandFailure

/** The file that was fetched, or why it could not be had. */
export type PlainFetchReport =
  | { readonly ok: true; readonly contents: Uint8Array; readonly sha256: string }
  | PlainErrandFailure

/** Whether a file goes to the server or comes from it. */
export type Direction = 'there' | 'back'

/** Journals how a transfer ended, and reports it. */
export function reportTransfer(
  outcome: TransferOutcome,
  { path, direction, record }: { path: string; direction: Direction; record: Recorder },
): PlainErrandReport {
  if (outcome.ok) {
    const { bytes, sha256 } = outcome
    const event = direction === 'there' ? 'file.sent' : 'file.fetched'
    record(event, { path, bytes, sha256, complete: true })
    return outcome
  }
  const { refusal: reason, bytes, detail } = outcome
  record('transfer.refused', { path, reason, bytes, detail })
  return { ok: false, stage: 'transfer', outcome }
}
