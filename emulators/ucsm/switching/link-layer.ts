import type { SwitchFacts } from './switch-facts.ts'
import type { SwitchPort } from './ports.ts'

/** How often LLDP is sent by default, and how long such a frame is with the TLVs of an interconnect. */
const LLDP_INTERVAL_MS = 30_000
const LLDP_FRAME_BYTES = 217

/** What a port has sent and received. */
export interface PortCounters {
  readonly outBytes: number
  readonly outMulticast: number
}

/**
 * The counters of a port since the start: one that is up sends LLDP and nothing else, because no server
 * has a service profile and nothing in the lab answers.
 */
export function countersOf({ isUp }: SwitchPort, facts: SwitchFacts): PortCounters {
  const outMulticast = isUp ? Math.floor((facts.nowMs - facts.startedMs) / LLDP_INTERVAL_MS) : 0
  return { outMulticast, outBytes: outMulticast * LLDP_FRAME_BYTES }
}

/** The MAC address of a port, in the form of NX-OS: `002a.6a1b.2c01`. Made of the serial number. */
export function macOf({ number }: Pick<SwitchPort, 'number'>, { serial }: SwitchFacts): string {
  let mixed = 0
  for (const letter of serial) mixed = (mixed * 31 + letter.charCodeAt(0)) % 0x1_0000
  const tail = ((mixed << 8) | number).toString(16).padStart(6, '0')
  return `002a.6a${tail.slice(0, 2)}.${tail.slice(2)}`
}
