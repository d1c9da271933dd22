import type { TlsAlert } from './alerts.ts'
import { certificateFacts, type CertificateFacts } from './certificate-facts.ts'
import { suiteName } from './cipher-suites.ts'
import type { ClientHello } from './client-hello.ts'
import type { TlsRole } from './events.ts'
import type { ServerHello } from './server-hello.ts'
import type { TlsOffer } from './settings.ts'
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
  readonly alerts: readonly { readonly by: TlsRole; readonly alert: TlsAlert }[]
  readonly serverName?: string
}

/** What has been seen of a handshake. */
export interface HandshakeSight {
  clientHello?: ClientHello
  serverHello?: ServerHello
  readonly certificates: Record<TlsRole, readonly Uint8Array[]>
  failure?: ChainFailure
  readonly alerts: { by: TlsRole; alert: TlsAlert }[]
}

/** What the lab's side may use. */
export interface OwnOffer extends TlsOffer {
  readonly role: TlsRole
}

const PROTOCOL_VERSION = 70

/** Explains a handshake from what was seen of it. */
export function explainHandshake(sight: HandshakeSight, own: OwnOffer): TlsHandshakeReport {
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
  const facts = (side: TlsRole) => sight.certificates[side].map(certificateFacts)
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

/** Which choice a handshake without a ServerHello failed at, as far as this side can know. */
function emptyChoice(
  versions: TlsChoice,
  suites: TlsChoice,
  alerts: HandshakeSight['alerts'],
): TlsHandshakeReport['failedAt'] {
  if (alerts.some(({ alert }) => alert.number === PROTOCOL_VERSION)) return 'version'
  if (versions.serverAllows && suites.serverAllows && !shared(suites)) return 'cipher suite'
  return undefined
}

function shared({ clientOffers, serverAllows }: TlsChoice): boolean {
  return serverAllows?.some((name) => clientOffers.includes(name)) ?? true
}
