import { Transform } from 'node:stream'
import { connectionFault, type Direction } from './fault.ts'
import { joinGates } from './gates.ts'
import { choice, orElse, wholeNumber } from './settings.ts'

/** `bytes` and `direction` say when silence falls; they only count with `after: 'bytes'`. */
const settings = {
  after: orElse(choice('connect', 'bytes'), 'connect'),
  bytes: orElse(wholeNumber(0), 0),
  direction: orElse(choice('inbound', 'outbound'), 'inbound'),
}

/**
 * Lets nothing through any more, either way, and keeps the connection open. Bytes are read and thrown
 * away, so a peer that gives up is still noticed; closing goes through.
 */
export const silence = connectionFault({
  name: 'silence',
  description:
    'From the connect on, or after so many bytes in one direction, nothing comes any more.',
  settings,
  wrap(socket, { after, bytes, direction }, { strike }) {
    let left = after === 'connect' ? 0 : bytes
    if (left === 0) strike()

    function pass(way: Direction, chunk: Buffer): Buffer | undefined {
      if (left === 0) return undefined
      if (way !== direction) return chunk
      const part = chunk.subarray(0, left)
      left -= part.length
      if (left === 0) strike()
      return part
    }
    const gate = (way: Direction) =>
      new Transform({ transform: (chunk: Buffer, _encoding, done) => done(null, pass(way, chunk)) })
    return joinGates(socket, { inbound: gate('inbound'), outbound: gate('outbound') })
  },
})
