import { Transform } from 'node:stream'
import type { Connection, Direction } from './fault.ts'
import { joinGates } from './gates.ts'

/**
 * Lets exactly `bytes` bytes of one direction through; the other direction is left alone. `passed` is
 * called once, when the last of them has been read or written; what comes after them is thrown away.
 */
export function passOnly(
  socket: Connection,
  { bytes, direction }: { bytes: number; direction: Direction },
  passed: () => void,
): Connection {
  const { gate, isSpent } = createPassingGate(bytes)
  if (direction === 'inbound') {
    gate.once('end', () => {
      if (isSpent()) passed()
    })
    return joinGates(socket, { inbound: gate })
  }
  const written = (error?: Error | null) => {
    if (!error) passed()
  }
  const outboundEnded = () => {
    if (isSpent()) socket.write(Buffer.alloc(0), written)
    else socket.end()
  }
  return joinGates(socket, { outbound: gate, outboundEnded })
}

/** Makes a gate that ends after `bytes` bytes and goes on taking what it is given. */
function createPassingGate(bytes: number): { gate: Transform; isSpent: () => boolean } {
  let left = bytes
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const part = chunk.subarray(0, left)
      left -= part.length
      if (part.length > 0) gate.push(part)
      if (part.length > 0 && left === 0) gate.push(null)
      done()
    },
  })
  if (left === 0) gate.push(null)
  return { gate, isSpent: () => left === 0 }
}
