/** Bounds that one FTP connection is held to; times are lab time. */
export interface FtpLimits {
  /** Bytes of a command line; longer ones are read to their end and refused. */
  readonly lineBytesMax: number
  /** Lines read ahead of the command that is being carried out. */
  readonly linesAheadMax: number
  /** Failed logins before the connection is ended. vsftpd: max_login_fails, 3 (vsftpd.conf(5)). */
  readonly loginsMax: number
  /** From connect to login, milliseconds. vsftpd: accept_timeout and idle together; one minute here. */
  readonly loginGraceMs: number
  /** Quiet time after which the connection is ended, milliseconds. vsftpd: idle_session_timeout, 300 s. */
  readonly idleMs: number
  /** Time for the client to make a data connection, milliseconds. vsftpd: accept_timeout, 60 s. */
  readonly dataWaitMs: number
  /** Quiet time of a data connection after which it is ended. vsftpd: data_connection_timeout, 300 s. */
  readonly dataIdleMs: number
  /** Time the client has to close after the server has said its last word, milliseconds. */
  readonly lingerMs: number
  /** Bytes of a refused file that are thrown away while the client reads the refusal. */
  readonly lingerBytesMax: number
  /** Bytes read from a store at a time. */
  readonly readBytes: number
  /** Names that STOU tries before it gives up. */
  readonly uniqueNamesMax: number
}

/** What holds where a server says nothing. */
export const ftpLimits: FtpLimits = {
  lineBytesMax: 4_096,
  linesAheadMax: 64,
  loginsMax: 3,
  loginGraceMs: 60_000,
  idleMs: 300_000,
  dataWaitMs: 60_000,
  dataIdleMs: 300_000,
  lingerMs: 5_000,
  lingerBytesMax: 64 * 1_048_576,
  readBytes: 65_536,
  uniqueNamesMax: 1_000,
}
