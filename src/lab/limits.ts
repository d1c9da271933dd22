import { LabError } from '../errors/lab-error.ts'

/** Every limit of the lab room, with its unit. Real time where it says so, lab time otherwise. */
export const limits = {
  /** Real milliseconds in which the lab must settle before time may move. */
  get settleMs() {
    return millisecondsIn('FIELDFAULT_SETTLE_MS', 20_000)
  },
  /** Real milliseconds in which the script of a scenario must come to its end. */
  get scenarioMs() {
    return millisecondsIn('FIELDFAULT_SCENARIO_MS', 300_000)
  },
  /** Connections on one door at a time, unless it says otherwise; one more resets the oldest silent one, or is closed. */
  doorConnectionsMax: 512,
  /** Connections of all doors that have not said anything; one more resets the oldest. Two backlogs fit. */
  silentConnectionsMax: 8_192,
  /** Connections waiting to be accepted on one door: a lab may start as one, and Linux takes no more by default. */
  doorBacklogMax: 4_096,
  /** Real milliseconds for a connection to a host outside the lab. */
  dialOutsideMs: 15_000,
  /** Real milliseconds without a byte after which lab time no longer waits for a host outside. */
  outsideQuietMs: 4_000,
  /** Real milliseconds for which lab time waits for the answer of a host outside to a datagram. */
  datagramOutsideMs: 3_000,
  /** Appliances in one lab. */
  appliancesMax: 20_000,
} as const

/** A limit that the environment may set; an empty variable is an unset one. Throws `bad-variable`. */
function millisecondsIn(variable: string, usualMs: number): number {
  const text = process.env[variable] || String(usualMs)
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new LabError('bad-variable', { variable, text })
  return Number(text)
}
