import { connectionFault, type FaultSite } from './fault.ts'
import { joinGates } from './gates.ts'
import { createHold, type Hold } from './hold.ts'
import { orElse, wholeNumber, type Chosen } from './settings.ts'

/** Each way; up to `jitterMs` more is drawn from the seed. */
const settings = {
  delayMs: wholeNumber(0),
  jitterMs: orElse(wholeNumber(0), 0),
}

type LatencySettings = Chosen<typeof settings>

/**
 * Delivers every byte later than it was sent, in order. Bytes sent at one instant arrive at one instant;
 * jitter is drawn once for each instant, so it does not depend on how the bytes are cut into packets.
 */
export const latency = connectionFault({
  name: 'latency',
  description: 'Every byte takes delayMs to get to the other side, and up to jitterMs more.',
  settings,
  wrap: (socket, chosen, site) =>
    joinGates(socket, {
      inbound: createDelay(chosen, { ...site, entropy: site.entropy.fork('inbound') }).gate,
      outbound: createDelay(chosen, { ...site, entropy: site.entropy.fork('outbound') }).gate,
    }),
})

/** Bytes that came in at one instant. */
interface Batch {
  readonly sentMs: number
  count: number
}

function createDelay({ delayMs, jitterMs }: LatencySettings, site: FaultSite): Hold {
  const { clock, entropy } = site
  const batches: Batch[] = []
  const deadlines = new Set<number>()
  let lastDueMs = 0

  /** Jitter never lets a byte overtake an earlier one. */
  function openBatch(sentMs: number): Batch {
    const batch = { sentMs, count: 0 }
    batches.push(batch)
    lastDueMs = Math.max(lastDueMs, sentMs + delayMs + entropy.integer(jitterMs + 1))
    const deadline = clock.setTimeout(() => {
      deadlines.delete(deadline)
      batches.shift()
      hold.release(batch.count)
    }, lastDueMs - sentMs)
    deadlines.add(deadline)
    return batch
  }

  const hold = createHold({
    stall: site.stall,
    arrived(count) {
      site.strike()
      const nowMs = clock.now()
      const last = batches.at(-1)
      const batch = last?.sentMs === nowMs ? last : openBatch(nowMs)
      batch.count += count
    },
    gone: () => deadlines.forEach((deadline) => clock.clearTimeout(deadline)),
  })
  return hold
}
