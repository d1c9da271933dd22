import type { Activity } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { SshCredentials } from './client-auth.ts'
import type { SshClientDefect } from './client-defect.ts'
import type { SshSession } from './client-session.ts'
import type { SshObserver } from './events.ts'
import type { HostKeyFacts } from './host-key-facts.ts'
import type { SshOffer } from './offer.ts'
import type { SshRefusal } from './refusal.ts'

/** Everything the client role needs to know for one connection. */
export interface SshClientOptions extends SshCredentials {
  readonly clock: Clock
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  /** Sent exactly: names, order, nothing added. */
  readonly offer: SshOffer
  /** Lab time from now until login, milliseconds. */
  readonly readyWithinMs: number
  /** Sees the host key before anything is sent that depends on it; accepts every key when left out. */
  readonly verifyHostKey?: (key: HostKeyFacts) => HostKeyDecision | Promise<HostKeyDecision>
  /** Fails at a step of the key exchange, after the server's reply; with none it fails at nothing. */
  readonly defect?: SshClientDefect
  /** Counts connecting as an operation of the lab: for servers outside it, whose bytes nobody counts. */
  readonly activity?: Activity
  readonly observe: SshObserver
}

/** Whether a host key is accepted; `leave` is for a client that wanted to see the key and nothing more. */
export type HostKeyDecision = boolean | 'leave'

/** A session, or what kept the client from one. */
export type SshOutcome =
  | { readonly ok: true; readonly session: SshSession }
  | { readonly ok: false; readonly refusal: SshRefusal }
