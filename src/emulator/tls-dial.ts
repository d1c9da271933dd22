import { credentialsFault, openTls, type TlsRefusal, type TlsSession } from '../tls/index.ts'
import { onceAborted } from './once-aborted.ts'
import type { DialRefusal, Surroundings } from './surroundings.ts'
import { journalTls } from './tls-journal.ts'
import type { TlsClientSheet } from './tls-sheet.ts'

/** A TLS connection that an appliance is to make. */
export interface TlsDialPlan {
  /** A lab address, a name in the lab, or a host outside it. */
  readonly host: string
  readonly port: number
  /** What the journal calls the connection: `tls` when absent. */
  readonly service?: string
  readonly sheet: TlsClientSheet
  /** Lab time for the connection and the handshake, milliseconds. */
  readonly withinMs: number
  /** Aborted when whoever dials no longer wants it; the connection is broken off. */
  readonly signal?: AbortSignal
}

/** A session, or what kept the appliance from one. */
export type TlsDialled =
  | { readonly ok: true; readonly session: TlsSession; readonly stream: string }
  /** OpenSSL does not load the own certificate and key, so that nothing was dialled; `fact` is what it says. */
  | { readonly ok: false; readonly stage: 'credentials'; readonly fact: string }
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | { readonly ok: false; readonly stage: 'tls'; readonly refusal: TlsRefusal }

/** Dials a peer and shakes hands with it as the client; every part of it is journalled. */
export async function dialTls(surroundings: Surroundings, plan: TlsDialPlan): Promise<TlsDialled> {
  const { clock, activity, crashed } = surroundings
  const { host, port, service = 'tls', withinMs } = plan
  const { offer, limits, ...sheet } = plan.sheet
  const deadlineMs = clock.now() + withinMs
  const stream = surroundings.nextStream('dial')
  const record = surroundings.record(stream)
  const to = `${host}:${port}`
  const fact = credentialsFault({ ...offer, ...sheet })
  if (fact !== undefined) {
    record('dial.failed', { to, reason: fact })
    return { ok: false, stage: 'credentials', fact }
  }
  const dialled = await surroundings.dial({ host, port, service, withinMs })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return { ok: false, stage: 'dial', reason: dialled.reason }
  }
  record('connection.dialled', { service, to })
  onceAborted(plan.signal, () => dialled.socket.destroy())
  const outcome = await openTls(dialled.socket, {
    ...offer,
    ...sheet,
    limits: { ...limits, handshakeMs: Math.max(0, deadlineMs - clock.now()) },
    clock,
    activity,
    observe: journalTls(record, (error) => crashed(`connection to ${to}`, error)),
  })
  if (outcome.ok) return { ok: true, session: outcome.session, stream }
  return { ok: false, stage: 'tls', refusal: outcome.refusal }
}
