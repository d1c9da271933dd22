import { certificatesInFile } from '../pki/index.ts'
import type { TlsAlert } from './alerts.ts'
import { certificateFacts, type CertificateFacts } from './certificate-facts.ts'
import { suiteName } from './cipher-suites.ts'
import type { ClientHello } from './client-hello.ts'
import type { TlsRole } from './events.ts'
import type { ServerHello } from './server-hello.ts'
import type { TlsCredentials, TlsOffer } from './settings.ts'
import { spokenVersions } from './spoken-versions.ts'
import type { ChainFailure } from './verdict.ts'
import { versionName, versionsIn } from './versions.ts'

/** One thing that both sides must agree on. */
export interface TlsChoice {
  readonly clientOffers: readonly string[]
  /** `undefined` when the server is the peer: its list never crosses the wire. */
  readonly serverAllows: readonly string[] | undefined
  readonly agreed: string | undefined
}

/** An alert, and who sent it. */
export interface SaidAlert {
  readonly by: TlsRole
  readonly alert: TlsAlert
}

/** What a handshake was about, as far as it got; read off the wire. */
export interface TlsHandshakeReport {
  /** The side that the lab has. */
  readonly role: TlsRole
  readonly versions: TlsChoice
  readonly suites: TlsChoice
  /** The choice for which the two sides have nothing in common. */
  readonly failedAt: 'version' | 'cipher suite' | undefined
  /** What each side presented, leaf first. */
  readonly certificates: Readonly<Record<TlsRole, readonly CertificateFacts[]>>
  /** Why the lab's side did not accept the peer's chain. */
  readonly failure?: ChainFailure
  readonly alerts: readonly SaidAlert[]
  readonly serverName?: string
}

/** What has been seen of a handshake. */
export interface HandshakeSight {
  clientHello?: ClientHello
  serverHello?: ServerHello
  isCertificateRequested: boolean
  readonly certificates: Record<TlsRole, readonly Uint8Array[]>
  failure?: ChainFailure
  readonly alerts: SaidAlert[]
}

/** What the lab's side may use. */
export interface OwnSide extends TlsOffer {
  readonly role: TlsRole
  readonly credentials?: TlsCredentials
}

const PROTOCOL_VERSION = 70

/** Explains a handshake from what was seen of it. */
export function explainHandshake(sight: HandshakeSight, own: OwnSide): TlsHandshakeReport {
  const { role } = own
  const { clientHello, serverHello, failure, alerts } = sight
  const versions: TlsChoice = {
    clientOffers: clientHello?.versions ?? [],
    serverAllows: role === 'server' ? versionsIn(spokenVersions(own)) : undefined,
    agreed: serverHello && versionName(serverHello.version),
  }
  const suites: TlsChoice = {
    clientOffers: clientHello?.suites ?? [],
    serverAllows: role === 'server' ? own.cipherSuites : undefined,
    agreed: serverHello && suiteName(serverHello.suite),
  }
  const facts = (side: TlsRole) => presentedBy(side, sight, own).map(certificateFacts)
  return {
    role,
    versions,
    suites,
    failedAt: clientHello && !serverHello ? emptyChoice(versions, suites, alerts) : undefined,
    certificates: { client: facts('client'), server: facts('server') },
    ...(failure && { failure }),
    alerts: [...alerts],
    ...(clientHello?.serverName !== undefined && { serverName: clientHello.serverName }),
  }
}

/** In TLS 1.3 a client is done before its own certificates have left; they are then those that will leave. */
function presentedBy(side: TlsRole, sight: HandshakeSight, own: OwnSide): readonly Uint8Array[] {
  const seen = sight.certificates[side]
  const isStillToLeave = seen.length === 0 && side === own.role && sight.isCertificateRequested
  if (!isStillToLeave || !own.credentials) return seen
  return certificatesInFile(own.credentials.certificatesPem).map(({ der }) => der)
}

/** The last fatal alert, which is the one that ended the handshake. */
export function fatalAlertIn(alerts: readonly SaidAlert[]): SaidAlert | undefined {
  return alerts.findLast(({ alert }) => alert.level === 'fatal')
}

/** Which choice a handshake without a ServerHello failed at, as far as this side can know. */
function emptyChoice(
  versions: TlsChoice,
  suites: TlsChoice,
  alerts: readonly SaidAlert[],
): TlsHandshakeReport['failedAt'] {
  if (alerts.some(({ alert }) => alert.number === PROTOCOL_VERSION)) return 'version'
  if (versions.serverAllows && suites.serverAllows && !shared(suites)) return 'cipher suite'
  return undefined
}

function shared({ clientOffers, serverAllows }: TlsChoice): boolean {
  return serverAllows?.some((name) => clientOffers.includes(name)) ?? true
}
