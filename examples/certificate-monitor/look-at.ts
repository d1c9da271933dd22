import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'

/** How the certificates of a server stand. */
export type Standing =
  | 'good'
  | 'expiring'
  | 'expired'
  | 'foreign'
  | 'refused'
  | 'silent'
  | 'unreachable'

/** What one look at a server saw. */
export interface Sight {
  readonly standing: Standing
  /** The subject of what ends first, and when that is; absent when nothing was shown. */
  readonly endsFirst?: string
  readonly endsMs?: number
  /** Why the server refused the handshake, as OpenSSL names its alert. */
  readonly refusal?: string
}

/** A server, and what the monitor has from its administrator, all of it in PEM. */
export interface Target {
  readonly connect: () => Promise<Duplex>
  readonly ca: string
  readonly certificate: string
  readonly key: string
}

/** By which clock the monitor judges and waits, and how early it warns. */
export interface Judgement {
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly warnDays: number
}

const DAY_MS = 86_400_000
/** A server that has not shaken hands within so long is silent. */
const SILENCE_MS = 15_000

/** What came of a handshake: the server's certificate, its alert, or nothing. */
type Met =
  | { readonly leaf: X509Certificate }
  | { readonly refusal: string }
  | { readonly standing: 'silent' | 'unreachable' }

/** Shakes hands with a server and says how its certificates stand. */
export async function lookAt(target: Target, { now, wait, warnDays }: Judgement): Promise<Sight> {
  const met = await shakeHands(target, wait)
  if ('standing' in met) return met
  const ca = new X509Certificate(target.ca)
  const isForeign = 'leaf' in met && !isIssuedBy(met.leaf, ca)
  const first = 'leaf' in met && !isForeign && endOf(met.leaf) < endOf(ca) ? met.leaf : ca
  const ending = { endsFirst: first.subject, endsMs: endOf(first) }
  const leftMs = endOf(first) - now()
  const refused = 'refusal' in met ? { refusal: met.refusal } : {}
  if (leftMs < 0) return { standing: 'expired', ...ending, ...refused }
  if (isForeign) return { standing: 'foreign' }
  if ('refusal' in met) return { standing: 'refused', ...refused }
  return { standing: leftMs < warnDays * DAY_MS ? 'expiring' : 'good', ...ending }
}

function isIssuedBy(leaf: X509Certificate, ca: X509Certificate): boolean {
  return leaf.checkIssued(ca) && leaf.verify(ca.publicKey)
}

function endOf(certificate: X509Certificate): number {
  return Date.parse(certificate.validTo)
}

async function shakeHands({ connect, ca, certificate, key }: Target, wait: Judgement['wait']) {
  const transport = await connect().catch(() => undefined)
  if (!transport) return { standing: 'unreachable' } satisfies Met
  // Judged here, by a clock of our own: Node would take the machine's.
  const own = { ca, cert: certificate, key, rejectUnauthorized: false }
  const socket = connectTls({ socket: transport, ...own })
  const silence = wait(SILENCE_MS).then((): Met => ({ standing: 'silent' }))
  try {
    return await Promise.race([outcomeOf(socket), silence])
  } finally {
    socket.on('error', () => {}).destroy()
  }
}

async function outcomeOf(socket: TLSSocket): Promise<Met> {
  try {
    await once(socket, 'secureConnect')
    const leaf = socket.getPeerX509Certificate()
    return leaf ? { leaf } : { standing: 'unreachable' }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return code.startsWith('ERR_SSL_') ? { refusal: code } : { standing: 'unreachable' }
  }
}
