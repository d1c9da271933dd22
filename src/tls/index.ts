/**
 * Real TLS in both roles on sockets it is handed: chains judged at lab time, every alert on the wire, an explanation of every handshake.
 */
export type { TlsAlert } from './alerts.ts'
export type { CertificateFacts } from './certificate-facts.ts'
export { credentialsFault, openTls, type TlsOutcome } from './connect.ts'
export type { CloseReason, ConnectionClosed, TlsEvent, TlsObserver, TlsRole } from './events.ts'
export type { TlsLimits } from './limits.ts'
export type { TlsRefusal, TlsRefusalKind } from './refusal.ts'
export { fatalAlertIn, type SaidAlert, type TlsChoice, type TlsHandshakeReport } from './report.ts'
export { serveTls, type TlsVisit } from './serve.ts'
export type { TlsSession } from './session.ts'
export type {
  TlsClientOptions,
  TlsCredentials,
  TlsOffer,
  TlsServerPolicy,
  TlsSettings,
} from './settings.ts'
export type { ChainFailure, ChainVerdict, VerifyChain } from './verdict.ts'
export type { TlsVersion, VersionRange } from './versions.ts'
