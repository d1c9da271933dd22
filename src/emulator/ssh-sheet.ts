import type { HostKeyType, SshClientDefect, SshOffer } from '../ssh/index.ts'

/** What an appliance is on SSH connections: in both roles, or in the one that it has. */
export interface SshSheet {
  readonly client?: SshClientSheet
  readonly server?: SshServerSheet
}

/** What the servers that an appliance dials see of it. */
export interface SshClientSheet {
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  readonly offer: SshOffer
  /** What its cryptography fails at after everything is agreed. */
  readonly defect?: SshClientDefect
  /** What cures the defect on the appliance itself, each in words that begin with what to do. */
  readonly defectCures?: readonly string[]
  /** Whether its `scp` reads past text that the server prints before the protocol. OpenSSH's does not. */
  readonly skipsText?: boolean
  /** The protocols that its URLs may name for a server met over SSH; any when absent. */
  readonly protocols?: SpokenProtocols
  /** How it pins host keys; absent when it takes any. */
  readonly pinning?: HostKeyPinning
}

/** What an appliance speaks over SSH as a client. */
export interface SpokenProtocols {
  readonly spoken: readonly ('sftp' | 'scp' | 'ssh')[]
  /** What it says itself of a URL with another protocol. */
  readonly refusal: string
}

/** How an appliance pins host keys: by the MD5 fingerprint, for a host as it is typed. */
export interface HostKeyPinning {
  /** What it calls the key types that it can pin, with their names on the wire. */
  readonly types: Readonly<Record<string, HostKeyType>>
  /** The line of its configuration that pins a key. */
  readonly line: (pin: {
    readonly host: string
    readonly type: string
    readonly md5: string
  }) => string
}

/** What clients of an appliance's SSH door see of it before login. */
export interface SshServerSheet {
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  readonly offer: SshOffer
  readonly hostKeyTypes: readonly { readonly type: HostKeyType; readonly bits?: number }[]
  /** The login methods that it names, in order. */
  readonly authMethods: readonly string[]
  /** Text shown before login, exactly as sent. */
  readonly banner?: string
  /** Smallest group served in a group exchange, bits. */
  readonly gexMinBits?: number
}
