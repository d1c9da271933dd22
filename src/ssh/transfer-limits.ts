/** How much one file-transfer session may ask for; each has its unit. Beyond, the request is refused. */
export const transferLimits = {
  /** Files and directories open at once on one SFTP channel. */
  openHandlesMax: 256,
  /** PATH_MAX of Linux. */
  pathBytesMax: 4096,
  /** NAME_MAX of Linux. */
  nameBytesMax: 255,
  /** What one SFTP READ gives at most: MAX_READ of OpenSSH's sftp-server is 255 KiB. */
  readBytesMax: 255 * 1024,
  /** Names in one answer to READDIR, as OpenSSH's sftp-server gives them. */
  namesPerAnswerMax: 100,
  /** Written bytes the store has yet to take; beyond, the SSH window stays shut. */
  unstoredBytesMax: 4 * 1024 * 1024,
  /** READ requests waiting while the client does not take its answers; beyond, the channel is closed. */
  waitingReadsMax: 65_536,
  /** A record or message line of SCP, without its data. */
  scpLineBytesMax: 8192,
  /** Directories within directories in one SCP transfer. */
  scpDepthMax: 64,
} as const
