/** Options of a request or of its acknowledgement, by lower-case name (RFC 2347). */
export type TftpOptions = ReadonlyMap<string, string>

/** A packet of TFTP (RFC 1350, 5; RFC 2347). */
export type TftpPacket =
  | TftpRequest
  | { readonly op: 'data'; readonly block: number; readonly bytes: Uint8Array }
  | { readonly op: 'ack'; readonly block: number }
  | { readonly op: 'error'; readonly code: number; readonly text: string }
  | { readonly op: 'oack'; readonly options: TftpOptions }

/** A request to read or to write a file. */
export interface TftpRequest {
  readonly op: 'read' | 'write'
  readonly path: string
  /** In lower case: `octet` or `netascii`, and `mail` of old. */
  readonly mode: string
  readonly options: TftpOptions
}

const OPCODES = { read: 1, write: 2, data: 3, ack: 4, error: 5, oack: 6 } as const

/** The packet as it goes into a datagram. */
export function encodePacket(packet: TftpPacket): Buffer {
  const number = (value: number) => Buffer.from([value >> 8, value & 0xff])
  const texts = (...values: string[]) => Buffer.from(values.map((text) => `${text}\0`).join(''))
  const opcode = number(OPCODES[packet.op])
  switch (packet.op) {
    case 'read':
    case 'write': {
      const { path, mode, options } = packet
      return Buffer.concat([opcode, texts(path, mode, ...[...options].flat())])
    }
    case 'data':
      return Buffer.concat([opcode, number(packet.block), packet.bytes])
    case 'ack':
      return Buffer.concat([opcode, number(packet.block)])
    case 'error':
      return Buffer.concat([opcode, number(packet.code), texts(packet.text)])
    case 'oack':
      return Buffer.concat([opcode, texts(...[...packet.options].flat())])
  }
}

/** The packet in a datagram; undefined when it is none. */
export function decodePacket(datagram: Uint8Array): TftpPacket | undefined {
  const bytes = Buffer.from(datagram.buffer, datagram.byteOffset, datagram.byteLength)
  if (bytes.length < 4) return undefined
  const number = bytes.readUInt16BE(2)
  switch (bytes.readUInt16BE(0)) {
    case OPCODES.read:
      return requestIn('read', textsIn(bytes, 2))
    case OPCODES.write:
      return requestIn('write', textsIn(bytes, 2))
    case OPCODES.data:
      return { op: 'data', block: number, bytes: bytes.subarray(4) }
    case OPCODES.ack:
      return { op: 'ack', block: number }
    case OPCODES.error:
      return { op: 'error', code: number, text: textsIn(bytes, 4)[0] ?? '' }
    case OPCODES.oack:
      return { op: 'oack', options: optionsIn(textsIn(bytes, 2)) }
    default:
      return undefined
  }
}

function requestIn(
  op: 'read' | 'write',
  [path = '', mode, ...rest]: string[],
): TftpRequest | undefined {
  if (path === '' || mode === undefined) return undefined
  return { op, path, mode: mode.toLowerCase(), options: optionsIn(rest) }
}

function optionsIn(texts: readonly string[]): TftpOptions {
  const options = new Map<string, string>()
  for (let at = 0; at + 1 < texts.length; at += 2)
    options.set(texts[at]!.toLowerCase(), texts[at + 1]!)
  return options
}

/** Texts that each end in a zero byte; what follows the last zero is left out. */
function textsIn(bytes: Buffer, start: number): string[] {
  return bytes.toString('utf8', start).split('\0').slice(0, -1)
}
