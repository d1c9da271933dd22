/** One message of the handshake protocol (RFC 8446 section 4). */
export interface HandshakeMessage {
  readonly type: number
  readonly body: Buffer
}

/** Message types that the lab reads. */
export const messageTypes = {
  clientHello: 1,
  serverHello: 2,
  certificate: 11,
  certificateRequest: 13,
  finished: 20,
} as const

/** Puts messages together from the records they are spread over. */
export interface MessageAssembler {
  /** The messages that are complete now; `too-long` as soon as one announces more than it may have. */
  readonly push: (content: Buffer) => HandshakeMessage[] | 'too-long'
}

const HEADER_BYTES = 4

/** Starts at the first byte of a message; `bytesMax` says how long a body of each type may be. */
export function createMessageAssembler(bytesMax: (type: number) => number): MessageAssembler {
  let held: Buffer[] = []
  let size = 0
  let needed = HEADER_BYTES

  return {
    push(content) {
      held.push(content)
      size += content.length
      const messages: HandshakeMessage[] = []
      while (size >= needed) {
        const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
        const type = bytes[0]!
        const length = bytes.readUIntBE(1, 3)
        if (length > bytesMax(type)) return 'too-long'
        needed = HEADER_BYTES + length
        held = [bytes]
        if (size < needed) break
        messages.push({ type, body: bytes.subarray(HEADER_BYTES, needed) })
        held = [bytes.subarray(needed)]
        size -= needed
        needed = HEADER_BYTES
      }
      return messages
    },
  }
}
