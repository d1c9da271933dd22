import { sendNow, type Ssh2Protocol } from './ssh2-internals.ts'
import { sshString, uint32 } from './wire.ts'

/** Message numbers (RFC 4253 section 12, RFC 8308 section 2.3). */
const DISCONNECT = 1
const EXT_INFO = 7

/** Reason codes of the DISCONNECT message (RFC 4253 section 11.1) that the lab sends. */
export const disconnectCodes = {
  protocolError: 2,
  keyExchangeFailed: 3,
  hostKeyNotVerifiable: 9,
  byApplication: 11,
} as const

/** A DISCONNECT message to the peer. */
export interface Disconnect {
  readonly code: number
  readonly text: string
}

/** Sends DISCONNECT with a reason code and its text (RFC 4253 section 11.1). */
export function sendDisconnect(protocol: Ssh2Protocol, { code, text }: Disconnect): void {
  sendNow(
    protocol,
    Buffer.concat([Buffer.of(DISCONNECT), uint32(code), sshString(text), uint32(0)]),
  )
}

/** Sends EXT_INFO with the signature algorithms a user's key may use (RFC 8308 sections 2.3 and 3.1). */
export function sendServerSigAlgs(protocol: Ssh2Protocol, algorithms: readonly string[]): void {
  const extension = [sshString('server-sig-algs'), sshString(algorithms.join(','))]
  sendNow(protocol, Buffer.concat([Buffer.of(EXT_INFO), uint32(1), ...extension]))
}
