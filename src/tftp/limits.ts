/** Bounds of TFTP; times are lab time. */
export interface TftpLimits {
  /** Time after which a packet that was not answered is sent again, unless the client asks for another. */
  readonly timeoutMs: number
  /** How often a packet is sent before the transfer is given up. */
  readonly sendingsMax: number
  /** Transfers of one server at a time; requests beyond are not answered. */
  readonly transfersMax: number
  /** Packets of the peer that wait to be looked at; more are dropped. */
  readonly packetsWaitingMax: number
  /** Bytes of a file that is converted to netascii, which is done in memory. */
  readonly netasciiBytesMax: number
}

/** What holds where a server or client says nothing. */
export const tftpLimits: TftpLimits = {
  timeoutMs: 5_000,
  sendingsMax: 5,
  transfersMax: 100,
  packetsWaitingMax: 16,
  netasciiBytesMax: 16 * 1_048_576,
}

/** Bytes of a block unless both agree on another number (RFC 1350, 2). */
export const BLOCK_BYTES = 512
/** What both may agree on (RFC 2348). */
export const BLOCK_BYTES_RANGE = [8, 65_464] as const
