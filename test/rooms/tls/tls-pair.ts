import { onTestFinished } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import {
  openTls,
  serveTls,
  type ChainFailure,
  type TlsClientOptions,
  type TlsCredentials,
  type TlsEvent,
  type TlsOffer,
  type TlsRefusal,
  type TlsServerPolicy,
  type TlsSession,
} from '../../../src/tls/index.ts'
import { connectedSockets } from '../ssh/ssh-pair.ts'
import { credentialsOf, leaf, TEST_START_MS } from './certificates.ts'

/** What an appliance of the tests offers before TLS 1.3. */
export const tls12: TlsOffer = {
  versions: { min: 'TLSv1.2', max: 'TLSv1.2' },
  cipherSuites: ['ECDHE-RSA-AES128-GCM-SHA256', 'AES256-SHA'],
}

/** What it offers with TLS 1.3 alone. */
export const tls13: TlsOffer = {
  versions: { min: 'TLSv1.3', max: 'TLSv1.3' },
  cipherSuites: ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
}

export const serverCredentials = credentialsOf(leaf('server'))
export const clientCredentials = credentialsOf(leaf('client'))

/** Accepts every chain. */
const accept = () => ({ ok: true }) as const

/** A verdict that is always the same. */
export function failing(failure: Partial<ChainFailure> = {}): () => ChainFailure {
  return () => ({
    ok: false,
    error: 10,
    text: 'certificate has expired',
    depth: 1,
    subject: 'CN=a lab',
    issuer: 'CN=a lab',
    alert: 45,
    ...failure,
  })
}

/** A virtual clock with its register of operations. */
export function testClock() {
  const activity = createActivity({ limitMs: 5_000 })
  return { activity, clock: new LabClock({ startMs: TEST_START_MS, activity }) }
}

/** Settings of both roles that agree, for whatever a test does not say. */
export function testSettings(clock: LabClock, offer: TlsOffer = tls12) {
  const events: TlsEvent[] = []
  return {
    events,
    ...offer,
    clock,
    verify: accept,
    observe: (event: TlsEvent) => events.push(event),
  }
}

/** The server role on one end of a connection over 127.0.0.1; the other end is free. */
export async function testServer(policy: Partial<TlsServerPolicy> = {}) {
  const { clock, activity } = testClock()
  const { events, ...settings } = testSettings(clock)
  const { near, far } = await connectedSockets()
  onTestFinished(() => void [near, far].map((end) => end.destroy()))
  const sessions: TlsSession[] = []
  const refusals: TlsRefusal[] = []
  const visit = serveTls(far, {
    ...settings,
    credentials: serverCredentials,
    clientCertificate: 'required',
    established: (session) => sessions.push(session),
    refused: (refusal) => refusals.push(refusal),
    ...policy,
  })
  return { near, far, clock, activity, events, sessions, refusals, visit }
}

/** Both roles on a connection, up to the client's outcome. The client may have no certificate. */
export async function handshake(
  policy: Partial<TlsServerPolicy> = {},
  options: Partial<TlsClientOptions> = {},
  credentials: TlsCredentials | 'none' = clientCredentials,
) {
  const server = await testServer(policy)
  const { events, ...settings } = testSettings(server.clock)
  const outcome = await openTls(server.near, {
    ...settings,
    ...(credentials !== 'none' && { credentials }),
    ...options,
  })
  return { server, outcome, clientEvents: events }
}

/** The types of events, with the number of an alert behind it. */
export function told(events: readonly TlsEvent[]): string[] {
  return events.map((event) => {
    if (event.type === 'alert.sent' || event.type === 'alert.received')
      return `${event.type} ${event.alert.number}`
    return event.type === 'connection.closed' ? `${event.type} ${event.reason}` : event.type
  })
}
