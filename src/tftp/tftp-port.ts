/** A UDP port that reaches one host, from whichever port that host answers. */
export interface TftpPort {
  readonly send: (port: number, datagram: Uint8Array) => void
  readonly onDatagram: (receive: (datagram: Uint8Array, port: number) => void) => void
  readonly close: () => void
}
