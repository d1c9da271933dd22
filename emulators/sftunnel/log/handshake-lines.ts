import type { TlsRefusal } from '../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../vocabulary.ts'
import type { LogLevel } from './messages-log.ts'
import { opensslError } from './openssl-errors.ts'

/** A line of the tunnel's process without its time and threads. */
export type TunnelLine = readonly [module: string, level: LogLevel, text: string]

const MODULE = 'sf_ssl'
const info = (text: string): TunnelLine => [MODULE, 'INFO', text]
const warn = (text: string): TunnelLine => [MODULE, 'WARN', text]
const error = (text: string): TunnelLine => [MODULE, 'ERROR', text]

/** What is written before a connection is made (Cisco document 222464; ends of lines from document 215540). */
export function diallingLines(host: string, port: number): TunnelLine[] {
  return [
    info(`Initiating IPv4 connection to ${host}:${port}/tcp`),
    info(`Wait to connect to ${port} (IPv4): ${host}`),
  ]
}

/** The connection stands, and TLS is about to begin. */
export function connectedLine(host: string, port: number): TunnelLine {
  return info(`Connected to ${host} from resolved_ip_list (port ${port}) (IPv4)`)
}

/** No connection could be made. */
export function unreachableLines(host: string, port: number, words: string): TunnelLine[] {
  return [
    info(`Connect to ${host} failed on port ${port} socket 8 (${words})`),
    info(`No IPv4 connection to ${host}`),
    warn(`Unable to connect to peer '${host}'`),
  ]
}

/** When the next attempt is due. */
export function retryLine(host: string, ms: number): TunnelLine {
  return info(`reconnect to peer '${host}' in ${Math.round(ms / 1000)} seconds`)
}

/** What the end that dialled writes when there is no TLS session. */
export function diallerFailureLines(
  refusal: TlsRefusal,
  generation: OpensslGeneration,
): TunnelLine[] {
  const { failure } = refusal
  return [
    ...verifyLines(refusal),
    ...renegotiateLine(refusal, 'client', generation),
    error('Connect:SSL handshake failed'),
    warn(`SSL Verification status: ${failure?.text ?? 'ok'}`),
  ]
}

/** What the end that was dialled writes; it also has a thread that dials, which has nothing to say here. */
export function acceptorFailureLines(
  host: string,
  refusal: TlsRefusal,
  generation: OpensslGeneration,
): TunnelLine[] {
  const status = refusal.failure?.text ?? 'ok'
  const queue = opensslError(refusal, 'server', generation) ?? refusal.detail
  return [
    ...(refusal.failure ? verifyLines(refusal) : [info(VERIFIED)]),
    ...renegotiateLine(refusal, 'server', generation),
    warn('establishConnectionUtil: SSL handshake failed'),
    warn(`establishConnectionUtil: SSL Verification status: ${status}`),
    warn(`establishConnectionUtil: SSL handshake failed: ${queue}`),
    info(`establishConnectionUtil: Failed to connect using SSL to: '${host}'`),
    error('establishSSLConnection: Unable to connect with both threads:'),
    error('establishSSLConnection: ret_accept status : Failed'),
    error('establishSSLConnection: iret_connect status: Failed'),
    error(`establishSSLConnection: Failed to connect to peer '${host}'`),
  ]
}

/** A session was made. */
export function sessionLines(host: string): TunnelLine[] {
  return [info(VERIFIED), info('SSL Verification status: ok'), info(`Connected to ${host} (IPv4)`)]
}

/** OpenSSL does not load the files of the tunnel, so that nothing is dialled and nothing answered. */
export function filesUnfitLines(peer: string, queue: string): TunnelLine[] {
  return [
    error(`Unable to load SSL certificates for peer '${peer}': ${queue}`),
    warn(`Unable to connect to peer '${peer}'`),
  ]
}

const VERIFIED = 'VERIFY ssl_verify_callback_initial ok=1!'

/** The four lines of OpenSSL's example for a verify callback (SSL_CTX_set_verify(3)). */
function verifyLines({ failure }: TlsRefusal): TunnelLine[] {
  if (!failure) return []
  return [
    error(`-Error with certificate at depth: ${failure.depth}`),
    error(`  issuer   = ${failure.issuer}`),
    error(`  subject  = ${failure.subject}`),
    error(`  err ${failure.error}:${failure.text}`),
  ]
}

function renegotiateLine(
  refusal: TlsRefusal,
  role: 'client' | 'server',
  generation: OpensslGeneration,
): TunnelLine[] {
  const queue = opensslError(refusal, role, generation)
  return queue === undefined ? [] : [error(`SSL_renegotiate error: 1: ${queue}`)]
}
