import { duplexPair, type Duplex } from 'node:stream'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import {
  applyFaults,
  type Connection,
  type ConnectionFaultUse,
  type FaultFacts,
} from '../../../src/faults/index.ts'

/** What one end of a connection has received, and at which lab milliseconds. */
export interface Received {
  readonly text: () => string
  readonly bytes: () => Buffer
  readonly arrivals: { atMs: number; count: number }[]
  ended: boolean
  closed: boolean
}

/** A connection in memory between a peer and an appliance, with faults before the appliance. */
export function faultyLine(uses: readonly ConnectionFaultUse[], seed = 'seven') {
  const [peer, socket] = duplexPair()
  return { peer, ...faultyEnd(peer, socket, uses, seed) }
}

/** The same over sockets that somebody else has connected. */
export function faultyEnd(
  peer: Connection,
  socket: Connection,
  uses: readonly ConnectionFaultUse[],
  seed = 'seven',
) {
  const activity = createActivity({ limitMs: 2_000 })
  const clock = new LabClock({ startMs: 0, activity })
  const hits: { name: string; facts: FaultFacts; atMs: number }[] = []
  const parking: string[] = []
  const appliance = applyFaults(socket, uses, {
    clock,
    entropy: entropyFrom(seed),
    watch: {
      parked: () => void parking.push(`parked at ${clock.now()}`),
      resumed: () => void parking.push(`resumed at ${clock.now()}`),
      hit: (name, facts) => void hits.push({ name, facts, atMs: clock.now() }),
    },
  })
  const atPeer = collect(peer, clock)
  const atAppliance = collect(appliance, clock)
  return { clock, appliance, hits, parking, atPeer, atAppliance }
}

function collect(end: Duplex, clock: LabClock): Received {
  const chunks: Buffer[] = []
  const bytes = () => Buffer.concat(chunks)
  const received: Received = {
    bytes,
    text: () => bytes().toString(),
    arrivals: [],
    ended: false,
    closed: false,
  }
  end.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    const last = received.arrivals.at(-1)
    if (last?.atMs === clock.now()) last.count += chunk.length
    else received.arrivals.push({ atMs: clock.now(), count: chunk.length })
  })
  end.on('end', () => (received.ended = true))
  end.on('close', () => (received.closed = true))
  end.on('error', () => {})
  return received
}

/** Lets the streams do what they can do without time moving. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn()
}

/** Bytes that differ from place to place, so that loss and reordering show. */
export function countingBytes(count: number): Buffer {
  return Buffer.from(new Uint8Array(count).map((_, index) => (index * 7 + (index >> 8)) & 0xff))
}

/** Cuts bytes into chunks of uneven sizes. */
export function cutUp(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}
