/**
 * Bounds that one SSH connection is held to; times are lab time. ssh2 has some that cannot be set: an
 * identification line of 8,192 bytes, packets of 35,000, channel windows of 2 MiB in packets of 32 KiB.
 */
export interface SshLimits {
  /** From connect to login, milliseconds. OpenSSH: LoginGraceTime, 2 minutes (sshd_config(5)). */
  readonly loginGraceMs: number
  /** Failed logins before the connection is ended. OpenSSH: MaxAuthTries, 6 (sshd_config(5)). */
  readonly authAttemptsMax: number
  /** Sessions open at a time on one connection. OpenSSH: MaxSessions, 10 (sshd_config(5)). */
  readonly sessionsMax: number
  /** Quiet time after which the connection is ended, milliseconds; 0 for never. */
  readonly idleMs: number
  /** Environment variables accepted on one session. */
  readonly envMax: number
  /** Time the peer has to close after the connection was ended, milliseconds. */
  readonly lingerMs: number
  /** Bytes of the peer that are thrown away after the connection was ended, before the socket is torn down. */
  readonly lingerBytesMax: number
}

/** What holds where a profile says nothing. */
export const sshLimits: SshLimits = {
  loginGraceMs: 120_000,
  authAttemptsMax: 6,
  sessionsMax: 10,
  idleMs: 0,
  envMax: 64,
  lingerMs: 5_000,
  lingerBytesMax: 1_048_576,
}
