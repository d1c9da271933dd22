import { createServer } from 'node:net'
import type { Finding } from './finding.ts'

/** An address as an appliance has it with `--ports standard`, and the port of its SSH door. */
const STANDARD = { host: '127.48.79.230', port: 22 }

/** Tries to listen where the doors of a lab do. */
export async function tryPorts(): Promise<Finding[]> {
  const free = await listenFails({ host: '127.0.0.1', port: 0 })
  const own = await listenFails({ host: STANDARD.host, port: 0 })
  const low = await listenFails(STANDARD)
  return [
    {
      what: 'free ports',
      ok: free === undefined,
      isNeeded: true,
      says: free === undefined ? 'doors can listen on 127.0.0.1' : `127.0.0.1 refuses: ${free}`,
    },
    {
      what: 'loopback addresses',
      ok: own === undefined,
      isNeeded: false,
      says:
        own === undefined
          ? 'each appliance can have an address of its own'
          : `${STANDARD.host} refuses (${own}): --ports standard needs it`,
    },
    {
      what: 'standard ports',
      ok: low === undefined,
      isNeeded: false,
      says:
        low === undefined
          ? 'doors can listen on their real ports'
          : `port ${STANDARD.port} refuses (${low}): --ports standard needs it`,
    },
  ]
}

/** The system's code for why nothing can listen there; nothing when something can. */
function listenFails(at: { host: string; port: number }): Promise<string | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(at, () => server.close(() => resolve(undefined)))
  })
}
