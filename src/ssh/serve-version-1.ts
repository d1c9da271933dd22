import type { Clock } from '../clock/lab-clock.ts'
import { createEnding } from './ending.ts'
import type { SshObserver } from './events.ts'
import { sshLimits } from './limits.ts'
import type { SshSocket } from './server-policy.ts'

/** A server of the first SSH protocol; no session of it is ever reached, since the lab speaks the second only. */
export interface Version1Policy {
  /** The whole identification line: `SSH-1.5-OpenSSH_3.9p1`. */
  readonly version1Ident: string
}

/** What OpenSSH's sshd of that time answers to a client of the other protocol (its sshd.c). */
const VERSIONS_DIFFER = 'Protocol major versions differ.\n'
/** The longest identification line that is read, bytes (RFC 4253 section 4.2). */
const IDENT_BYTES_MAX = 255

/** Shows the identification line of SSH 1.5, reads the client's, and says that the versions differ. */
export function serveVersion1(
  socket: SshSocket,
  { version1Ident, clock, observe }: Version1Policy & { clock: Clock; observe: SshObserver },
): void {
  let heard = ''
  const grace = clock.setTimeout(() => {
    ending.end({ reason: 'limit', detail: 'no identification line in time' })
  }, sshLimits.loginGraceMs)
  const ending = createEnding({
    socket,
    clock,
    limits: sshLimits,
    closing: () => clock.clearTimeout(grace),
    closed: (why) => observe({ type: 'connection.closed', ...why }),
  })
  observe({ type: 'connection.opened' })
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    const [line, ...rest] = heard.split('\n')
    if (rest.length === 0 && heard.length < IDENT_BYTES_MAX) return
    const ident = line!.replace(/\r$/, '').slice(0, IDENT_BYTES_MAX)
    observe({ type: 'ident.received', ident: ident.replace(/^SSH-[\d.]+-/, '') })
    socket.write(VERSIONS_DIFFER)
    ending.end({ reason: 'error', detail: 'the protocol versions differ' })
  })
  socket.write(`${version1Ident}\n`)
}
