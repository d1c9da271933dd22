import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Takes the first whole message off the bytes of one direction; 0 while it is not there yet. */
type Framing = () => (bytes: Buffer) => number

/** How messages follow one another on the wire. */
export const framings: Readonly<Record<'ssh' | 'tls', Framing>> = {
  /** An identification line, packets with their length before them, and whatever comes once it is encrypted (RFC 4253, 4.2 and 6). */
  ssh() {
    let phase: 'ident' | 'packets' | 'encrypted' = 'ident'
    return (bytes) => {
      if (phase === 'encrypted') return bytes.length
      if (phase === 'ident') {
        const length = bytes.indexOf('\n') + 1
        if (length > 0) phase = 'packets'
        return length
      }
      const length = bytes.length < 6 ? Infinity : 4 + bytes.readUInt32BE()
      if (length > bytes.length) return 0
      if (bytes[5] === NEWKEYS) phase = 'encrypted'
      return length
    }
  },
  /** Records (RFC 5246, 6.2.1). */
  tls: () => (bytes) => {
    const length = bytes.length < 5 ? Infinity : 5 + bytes.readUInt16BE(3)
    return length > bytes.length ? 0 : length
  },
}

const NEWKEYS = 21

/** A relay that stands for a client and dies when so many messages have crossed, in both directions together. */
export interface MessageCutter {
  readonly port: number
  readonly cutAfter: (messages: number, how: 'reset' | 'close') => void
  /** Whether the last connection lived to its own end. */
  readonly lived: () => boolean
}

/** Listens in front of a server; a test that finishes takes it down. */
export async function startMessageCutter(
  serverPort: number,
  framing: Framing,
): Promise<MessageCutter> {
  let left = Infinity
  let how: 'reset' | 'close' = 'close'
  const sockets = new Set<Socket>()

  function die(pair: readonly Socket[]): void {
    left = -1
    for (const socket of pair) {
      if (how === 'reset') socket.resetAndDestroy()
      else socket.destroy()
    }
  }

  function relay(from: Socket, to: Socket): void {
    const lengthIn = framing()
    let rest = Buffer.alloc(0)
    sockets.add(from)
    from.on('error', () => {}).on('close', () => to.end())
    from.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (let length = lengthIn(rest); length > 0; length = lengthIn(rest)) {
        if (left === 0) return die([from, to])
        to.write(rest.subarray(0, length))
        rest = rest.subarray(length)
        left--
      }
      if (left === 0) die([from, to])
    })
  }

  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: serverPort, host: '127.0.0.1', noDelay: true })
    relay(client, server)
    relay(server, client)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    port: (listener.address() as AddressInfo).port,
    cutAfter(messages, wanted) {
      left = messages
      how = wanted
    },
    lived: () => left > 0,
  }
}
