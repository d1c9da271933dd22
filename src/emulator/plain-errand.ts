import type { TransferRefused } from '../store/transfer-outcome.ts'
import type { DialRefusal } from './surroundings.ts'

/** A file that an appliance sends to a server without SSH. */
export interface PlainErrand {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly bytes: Uint8Array
  /** Lab time for all of it, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever sends the file no longer wants it sent. */
  readonly signal?: AbortSignal
}

/** How such an errand ended. */
export type PlainErrandReport =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | {
      readonly ok: false
      readonly stage: 'login'
      readonly reason: 'login-refused' | 'closed-early' | 'timed-out'
    }
  | { readonly ok: false; readonly stage: 'transfer'; readonly outcome: TransferRefused }
