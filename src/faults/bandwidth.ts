import { connectionFault, type FaultSite } from './fault.ts'
import { joinGates } from './gates.ts'
import { createHold, HELD_BYTES_MAX, type Hold } from './hold.ts'
import { wholeNumber, type Chosen } from './settings.ts'

const settings = { bytesPerSecond: wholeNumber(1, 1_000_000_000) }

type BandwidthSettings = Chosen<typeof settings>

/**
 * Lets so many bytes through in a second of lab time, in each direction. An idle line starts to count
 * when bytes come in; at each tick it lets go what the time since then allows.
 */
export const bandwidth = connectionFault({
  name: 'bandwidth',
  description: 'The line carries no more than bytesPerSecond, in each direction.',
  settings,
  wrap: (socket, chosen, site) =>
    joinGates(socket, {
      inbound: createLimit(chosen, site).gate,
      outbound: createLimit(chosen, site).gate,
    }),
})

/** A tick carries about so many bytes, so that a slow line over a long time costs few ticks. */
const TICK_BYTES = 1_024
const TICK_MS_MIN = 10
const TICK_MS_MAX = 1_000

function createLimit({ bytesPerSecond }: BandwidthSettings, site: FaultSite): Hold {
  const tickMs = clamp(Math.round((TICK_BYTES * 1_000) / bytesPerSecond))
  let deadline: number | undefined
  let busy = false
  let ticks = 0
  let passed = 0

  function allowedBytes(): number {
    return Math.floor((bytesPerSecond * ticks * tickMs) / 1_000)
  }

  function tick(): void {
    ticks++
    const count = Math.min(allowedBytes() - passed, hold.heldBytes())
    passed += count
    hold.release(count)
    busy = hold.heldBytes() > 0
    if (busy) deadline = site.clock.setTimeout(tick, tickMs)
  }

  const hold = createHold({
    stall: site.stall,
    heldBytesMax: Math.max(HELD_BYTES_MAX, Math.ceil((bytesPerSecond * tickMs) / 1_000)),
    arrived() {
      site.strike()
      if (busy) return
      busy = true
      ticks = 0
      passed = 0
      deadline = site.clock.setTimeout(tick, tickMs)
    },
    gone: () => {
      if (deadline !== undefined) site.clock.clearTimeout(deadline)
    },
  })
  return hold
}

function clamp(ms: number): number {
  return Math.min(TICK_MS_MAX, Math.max(TICK_MS_MIN, ms))
}
