import type { Socket } from 'node:net'
import { once } from 'node:events'
import { KEXINIT, type OfferLists, categories } from '../../../src/ssh/kexinit.ts'
import { sshString, uint32 } from '../../../src/ssh/wire.ts'

/** A peer that speaks the first, unencrypted words of SSH byte by byte. */
export function rawPeer(socket: Socket) {
  let received = Buffer.alloc(0)
  socket.on('data', (chunk) => (received = Buffer.concat([received, chunk])))
  socket.on('error', () => {})
  const until = async <Found>(look: () => Found | undefined): Promise<Found | undefined> => {
    for (;;) {
      const found = look()
      if (found !== undefined || socket.readableEnded || socket.destroyed) return found
      await Promise.race([once(socket, 'data'), once(socket, 'end'), once(socket, 'close')])
    }
  }
  return {
    say: (bytes: string | Uint8Array) => void socket.write(bytes),
    /** The next line, without its end. */
    line: () =>
      until(() => {
        const end = received.indexOf('\r\n')
        if (end < 0) return undefined
        const text = received.subarray(0, end).toString('latin1')
        received = received.subarray(end + 2)
        return text
      }),
    /** The payload of the next unencrypted packet (RFC 4253 section 6). */
    packet: () =>
      until(() => {
        if (received.length < 5 || received.length < 4 + received.readUInt32BE(0)) return undefined
        const length = received.readUInt32BE(0)
        const payload = received.subarray(5, 4 + length - received[4]!)
        received = received.subarray(4 + length)
        return payload
      }),
    closed: () =>
      new Promise<void>((resolve) => {
        if (socket.closed) resolve()
        else socket.once('close', () => resolve())
      }),
  }
}

/** A payload as an unencrypted packet. */
export function packetOf(payload: Uint8Array): Buffer {
  const padding = 8 - ((5 + payload.length) % 8) + (8 - ((5 + payload.length) % 8) < 4 ? 8 : 0)
  const length = 1 + payload.length + padding
  return Buffer.concat([uint32(length), Buffer.of(padding), payload, Buffer.alloc(padding)])
}

/** A KEXINIT payload with these lists. */
export function kexInitPayload(lists: OfferLists): Buffer {
  const parts = categories.map((category) => sshString(lists[category].join(',')))
  const rest = [sshString(''), sshString(''), Buffer.alloc(5)]
  return Buffer.concat([Buffer.of(KEXINIT), Buffer.alloc(16), ...parts, ...rest])
}
