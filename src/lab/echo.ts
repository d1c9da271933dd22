import type { Activity } from '../clock/activity.ts'
import type { EchoOutcome } from '../emulator/surroundings.ts'
import type { AddressBook } from './addresses.ts'
import type { Egress } from './egress.ts'
import { dialOutside } from './outside.ts'

interface EchoParts {
  readonly activity: Activity
  readonly addresses: AddressBook
  readonly egress: Egress
}

/** The port of the echo service (RFC 862), where a host that is there answers or refuses. */
const ECHO_PORT = 7
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i
const NUMERIC = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i

/** Whether a host is the machine itself that dials it, by name or address. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host)
}

/**
 * Finds out whether a host answers an echo request. A lab has no raw sockets: hosts outside are dialled
 * over TCP, at a port that the egress rules allow, and a refusal is an answer too.
 */
export async function echo(
  { activity, addresses, egress }: EchoParts,
  host: string,
): Promise<EchoOutcome> {
  if (addresses.find(host) !== undefined || isLoopback(host)) return 'answers'
  const port = egress.portOf(host, ECHO_PORT)
  if (port === undefined) return NUMERIC.test(host) ? 'silent' : 'unknown-host'
  const dialled = await activity.during(`echo request to ${host}`, () => dialOutside(host, port))
  if (dialled.ok) dialled.socket.destroy()
  if (dialled.ok || dialled.reason === 'refused') return 'answers'
  return dialled.reason === 'unknown-host' ? 'unknown-host' : 'silent'
}
