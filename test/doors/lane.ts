import { once } from 'node:events'
import { createServer } from 'node:net'

/** Which of the files that are tested at once this one is, from 1 on; what the machine has once bears this number. */
export const lane = Number(process.env.VITEST_POOL_ID ?? 1)

/** Ports that a lane takes, below those that Linux gives to whoever asks for any (ip_local_port_range). */
const PORTS_OF_ANY_LANE = 20_000
const PORTS_OF_LANE = 2_000
const LANES = 6

const firstPort = PORTS_OF_ANY_LANE + ((lane - 1) % LANES) * PORTS_OF_LANE
let asked = process.pid

/**
 * A port on 127.0.0.1 that nobody listens on, and that nobody gets by chance before a program of this
 * lane listens on it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = firstPort + (asked++ % PORTS_OF_LANE)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
