import { digestOf } from '../../../src/emulator/index.ts'

/** Linux, ip(7): ip_local_port_range. */
const FIRST_EPHEMERAL_PORT = 32_768
const EPHEMERAL_PORTS = 28_232
const PORT_MAX = 65_535

/** The TCP port that a dialler gets for a connection; the same connection always gets the same one. */
export function ephemeralPort(connection: string): number {
  const digest = digestOf(Buffer.from(connection))
  return FIRST_EPHEMERAL_PORT + (Number.parseInt(digest.slice(0, 8), 16) % EPHEMERAL_PORTS)
}

/** A TCP port as a hello says it; undefined when that is none. */
export function saidPort(port: number | undefined): number | undefined {
  const isPort = port !== undefined && Number.isInteger(port) && port > 0 && port <= PORT_MAX
  return isPort ? port : undefined
}
