import type { Duplex } from 'node:stream'
import type { SFTPWrapper } from 'ssh2'
import type { Activity } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { SshChannel } from './channel.ts'
import type { SshObserver } from './events.ts'
import type { HostKey } from './host-key.ts'
import type { SshLimits } from './limits.ts'
import type { SshOffer } from './offer.ts'

/** A connected socket or anything that behaves like one. */
export type SshSocket = Duplex & { setNoDelay?: (noDelay: boolean) => unknown }

/** Everything the server role needs to know for one connection; asked for anew at each. */
export interface SshServerPolicy {
  readonly clock: Clock
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  /** Lab time from connect until the identification line is sent, milliseconds. */
  readonly identDelayMs?: number
  /** What a peer is told whose identification line cannot be read. OpenSSH 7.4 and later by default. */
  readonly badIdentReply?: string
  /** Text shown before login, exactly as sent. */
  readonly banner?: string
  /** Sent exactly: names, order, nothing added. */
  readonly offer: SshOffer
  /** Signature algorithms for users' keys, told to clients that ask (RFC 8308); left out, nothing is told. */
  readonly serverSigAlgs?: readonly string[]
  /** Smallest group served in a group exchange, bits; 2048 by default. */
  readonly gexMinBits?: number
  /** Called in the moment a key exchange needs the key, with the agreed host key algorithm. */
  readonly hostKey: (algorithm: string) => HostKey | undefined
  readonly auth: SshAuthPolicy
  /** Environment variables that are accepted; none by default. */
  readonly acceptsEnv?: (name: string) => boolean
  readonly handlers: SshHandlers
  readonly limits?: Partial<SshLimits>
  /** Counts login checks that take their time as operations of the lab. */
  readonly activity?: Activity
  readonly observe: SshObserver
}

type Verdict = boolean | Promise<boolean>

/** Who may log in, and how. A method without a check refuses everyone. */
export interface SshAuthPolicy {
  /** The methods named to the client, in order; names the lab does not run may be among them. */
  readonly methods: readonly string[]
  readonly none?: (user: string) => Verdict
  readonly password?: (user: string, password: string) => Verdict
  readonly keyboardInteractive?: KeyboardInteractive
  readonly publicKey?: (user: string, key: UserKey) => Verdict
  /** Lab time until a failed login is answered, milliseconds. */
  readonly failureDelayMs?: number
}

/** The dialogue of keyboard-interactive (RFC 4256), the same for users who do not exist. */
export interface KeyboardInteractive {
  readonly name?: string
  readonly instruction?: string
  /** One prompt `Password: ` without echo by default. */
  readonly prompts?: readonly { readonly prompt: string; readonly echo: boolean }[]
  readonly check: (user: string, answers: readonly string[]) => Verdict
}

/** A public key that a user offers; the signature is verified after the check says yes. */
export interface UserKey {
  readonly type: string
  readonly blob: Uint8Array
  readonly fingerprintSha256: string
}

/** Who is at the other end of a session. */
export interface SshVisitor {
  readonly user: string
  readonly peerIdent: string
}

/** What runs on a session; a kind without a handler is refused. */
export interface SshHandlers {
  readonly shell?: (channel: SshChannel, visitor: SshVisitor) => unknown
  readonly exec?: (channel: SshChannel, command: string, visitor: SshVisitor) => unknown
  readonly sftp?: (session: SftpSession, visitor: SshVisitor) => unknown
  /** Subsystems other than sftp, by name. */
  readonly subsystems?: Readonly<
    Record<string, (channel: SshChannel, visitor: SshVisitor) => unknown>
  >
}

/** A session whose subsystem is sftp, decoded by ssh2. */
export interface SftpSession {
  readonly sftp: SFTPWrapper
  /** The same function, whose failure ends the connection and not the process. */
  readonly guarded: <Args extends unknown[]>(
    work: (...args: Args) => unknown,
  ) => (...args: Args) => void
  readonly onClose: (listener: () => void) => void
}
