import {
  countedDial,
  shellDials,
  dialTls,
  readCertificate,
  verifyChain,
  type Certificate,
  type TlsClientSheet,
  type TlsDialled,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import type { OpensslPlace } from './act.ts'
import { releaseOf } from './generation.ts'
import type { ServerSight } from './s-client-screen.ts'
import type { ClientSettings } from './s-client-settings.ts'
import { callbackLines, verifyCode, type JudgedChain } from './verify-callback.ts'

/** What came of calling a server. */
export interface ServerCall {
  readonly dialled: TlsDialled
  readonly sight: ServerSight
  /** What was said while the chain was verified. */
  readonly verifyLines: string
}

/** Lab time after which a connection attempt of Linux is given up (tcp(7), `tcp_syn_retries` 6): 127 seconds. */
const CONNECT_MS = 127_000
/** The suites that the program offers of those that the lab knows. */
const SUITES_13 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
]
const SUITES_12 = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
]

/** Dials a server over the lab's network and shakes hands with it; faults of its chain end nothing unless told to. */
export async function callServer(
  settings: ClientSettings,
  { context, generation, surroundings: given }: OpensslPlace,
): Promise<ServerCall> {
  const now = () => settings.atMs ?? context.host.clock.now()
  const watch = watchChain(settings, now, generation)
  const surroundings = shellDials(given)
  const counted = countedDial(surroundings)
  const { host, port, serverName, credentials } = settings
  const offer = offerOf(settings, generation)
  const sheet = {
    offer,
    verify: watch.verify,
    ...(credentials && { credentials }),
    ...(serverName !== undefined && { serverName }),
  }
  const isUnknown = (await context.until(surroundings.reaches(host))) === 'unknown-host'
  const { signal } = context
  const plan = { host, port, service: 's_client', withinMs: CONNECT_MS, signal, sheet }
  const dialled: TlsDialled = isUnknown
    ? { ok: false, stage: 'dial', reason: 'unknown-host' }
    : await context.until(dialTls(counted.surroundings, plan))
  const judged = watch.judged()
  const report = reportOf(dialled)
  return {
    dialled,
    verifyLines: judged ? callbackLines(judged) : '',
    sight: {
      presented: watch.presented(),
      isTaken: judged !== undefined && !(judged.stops && judged.faults.length > 0),
      version: report?.versions.agreed,
      cipher: report?.suites.agreed,
      code: judged ? verifyCode(judged) : { number: 0, text: 'ok' },
      bytes: counted.bytes(),
      offered: offer.versions.max,
      atMs: context.host.clock.now(),
    },
  }
}

/** Certificates are judged by this program, so that OpenSSL itself takes what it can. */
function offerOf({ version }: ClientSettings, generation: OpensslGeneration) {
  const newest = generation === '1.0' ? 'TLSv1.2' : 'TLSv1.3'
  const versions = { min: version ?? 'TLSv1.2', max: version ?? newest } as const
  const cipherSuites = [
    ...(versions.max === 'TLSv1.3' ? SUITES_13 : []),
    ...(versions.min === 'TLSv1.2' ? SUITES_12 : []),
  ]
  return { versions, cipherSuites, securityLevel: 0 }
}

function reportOf(dialled: TlsDialled) {
  if (dialled.ok) return dialled.session.report
  return dialled.stage === 'tls' ? dialled.refusal.report : undefined
}

interface ChainWatch {
  readonly verify: TlsClientSheet['verify']
  readonly presented: () => readonly Certificate[]
  /** Undefined until the server has shown a chain. */
  readonly judged: () => JudgedChain | undefined
}

function watchChain(
  { trusted, stopsAtFault }: ClientSettings,
  now: () => number,
  generation: OpensslGeneration,
): ChainWatch {
  let presented: readonly Certificate[] = []
  let judged: JudgedChain | undefined
  return {
    presented: () => presented,
    judged: () => judged,
    verify(shown) {
      presented = shown.map((der) => readCertificate(der)).filter((one) => one !== undefined)
      if (presented.length === 0) return { ok: true }
      const { faults, chain } = verifyChain({
        presented,
        trusted,
        atMs: now(),
        purpose: 'server',
        securityLevel: generation === '1.0' ? 0 : 1,
        release: releaseOf(generation),
        forgives: () => !stopsAtFault,
      })
      judged = { faults, chain, stops: stopsAtFault }
      const [fault] = faults
      if (!stopsAtFault || !fault) return { ok: true }
      const { number: error, text, depth, alert } = fault
      return { ok: false, error, text, depth, alert, subject: '', issuer: '' }
    },
  }
}
