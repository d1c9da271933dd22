import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createRecordSplitter, recordBytes } from '../../../src/tls/records.ts'
import { TLS12 } from '../../../src/tls/versions.ts'
import { clientHello12 } from './known-bytes.ts'

const HANDSHAKE = 22
const ALERT = 21

/** A handshake message with its header (RFC 5246 section 7.4). */
export function message(type: number, body: Buffer, announced = body.length): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt8(type, 0)
  header.writeUIntBE(announced, 1, 3)
  return Buffer.concat([header, body])
}

/** Handshake messages in records of at most `size` bytes. */
export function records(messages: Buffer, size = 16_384): Buffer {
  const pieces = Array.from({ length: Math.ceil(messages.length / size) }, (_, index) =>
    recordBytes(HANDSHAKE, TLS12, messages.subarray(index * size, (index + 1) * size)),
  )
  return Buffer.concat(pieces)
}

/** The body of a Certificate message before TLS 1.3. */
export function certificateBody(certificates: readonly Buffer[]): Buffer {
  const prefixed = (bytes: Buffer) => {
    const length = Buffer.alloc(3)
    length.writeUIntBE(bytes.length, 0, 3)
    return Buffer.concat([length, bytes])
  }
  return prefixed(Buffer.concat(certificates.map(prefixed)))
}

/** A client that says what it is told and keeps what the server says. */
export function rawClient(socket: Socket) {
  const splitter = createRecordSplitter()
  const types: number[] = []
  const alerts: number[] = []
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    splitter.push(bytes)
    for (let next = splitter.next(); typeof next !== 'string'; next = splitter.next()) {
      types.push(next.type)
      if (next.type === ALERT) alerts.push(next.payload[1]!)
    }
  })
  const closed = once(socket, 'close')
  return {
    alerts,
    closed,
    send: (bytes: Buffer | string) => void socket.write(bytes),
    /** Sends a ClientHello of TLS 1.2 and waits for the server's flight. */
    async greet() {
      socket.write(records(message(1, clientHello12)))
      while (!types.includes(HANDSHAKE)) await once(socket, 'data')
    },
  }
}
