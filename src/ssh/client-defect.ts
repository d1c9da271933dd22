import type { SshRefusalKind } from './refusal.ts'

/** A defect of a client's cryptography: the step of every key exchange at which it fails. */
export interface SshClientDefect {
  /**
   * What cannot be done with the server's reply: compute the shared secret from its value, or verify its
   * signature over the exchange hash, in the order of RFC 4253 section 8.
   */
  readonly at: 'compute-secret' | 'verify-signature'
  /** Strikes only where this key exchange was agreed on; with all of them when left out. */
  readonly whenKex?: string
  /** In the client's own words, which are also the text of its DISCONNECT. */
  readonly says: string
}

/** What a client with the defect of each step is kept from its session by. */
export const defectRefusals = {
  'compute-secret': 'key-exchange-failed',
  'verify-signature': 'signature-bad',
} as const satisfies Readonly<Record<SshClientDefect['at'], SshRefusalKind>>

/** Whether the defect shows in a handshake that agreed on this key exchange. */
export function defectStrikes({ whenKex }: SshClientDefect, kex: string | undefined): boolean {
  return whenKex === undefined || whenKex === kex
}
