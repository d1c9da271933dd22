import type { Evidence, HostKeyType, SshLimits, SshOffer } from '../../src/emulator/index.ts'

/** A host key that a server is installed with. */
export interface HostKeySpec {
  readonly type: HostKeyType
  readonly bits: number
}

/** A login method by its name on the wire (RFC 4252, RFC 4256). */
export type AuthMethod = 'publickey' | 'password' | 'keyboard-interactive'

/** Bounds of a server that a client can run into; times are lab time. */
export interface BackupServerLimits extends Pick<
  SshLimits,
  'loginGraceMs' | 'authAttemptsMax' | 'sessionsMax'
> {
  /** Smallest group served in a Diffie-Hellman group exchange, bits; absent where none is offered. */
  readonly gexMinBits?: number
}

/** What of a profile one piece of evidence covers. */
export type ProfilePart = 'ident' | 'offer' | 'hostKeys' | 'auth' | 'transfer' | 'limits'

/** An SSH server of one product and era that backups are sent to. */
export interface BackupServerProfile {
  readonly name: string
  readonly title: string
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  /** Text shown before login; none with most servers as installed. */
  readonly banner?: string
  /** The KEXINIT that this server sends with these host keys, name by name. */
  readonly offer: SshOffer
  readonly hostKeyTypes: readonly HostKeySpec[]
  /** The methods named to a client, in order. GSSAPI is left out: the lab has no Kerberos. */
  readonly authMethods: readonly AuthMethod[]
  /** What a shell or command prints before anything else, such as a message of the day. */
  readonly greeting?: string
  readonly scp: boolean
  readonly sftp: boolean
  readonly limits: BackupServerLimits
  readonly evidence: Readonly<Record<ProfilePart, Evidence>>
}
