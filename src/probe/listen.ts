import { createServer, isIPv6, type AddressInfo, type Server, type Socket } from 'node:net'
import { LabError } from '../errors/lab-error.ts'
import { probeClient, type ClientProbe, type ClientProbePlan } from './probe-client.ts'
import { hostAndPort } from './target.ts'

/** Where to wait for clients, and for how many. */
export interface Listening {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly count: number
  /** Told once clients can connect. */
  readonly ready: (where: string) => void
  /** Told of each client as its connection ends. */
  readonly met: (probe: ClientProbe) => void
}

const LOOPBACK = '127.0.0.1'

/** Reads `PORT`, `HOST:PORT` or `[IPv6]:PORT`; the loopback interface without a host. */
export function readListening(text: string): { host: string; port: number } | undefined {
  const [, host = LOOPBACK, digits = ''] = /^(?:(\[[^\]]+\]|[^:[\]]+):)?(\d{1,5})$/.exec(text) ?? []
  const bare = host.replace(/^\[|\]$/g, '')
  const port = digits === '' ? Number.NaN : Number(digits)
  if (!(port <= 65_535) || (host.startsWith('[') && !isIPv6(bare))) return undefined
  return { host: bare, port }
}

/** Answers clients as the server would, `count` of them, then closes. Throws `port-not-free`. */
export async function listenForClients(
  { host, port, count, ready, met }: Listening,
  plan: ClientProbePlan,
): Promise<{ where: string; probes: ClientProbe[] }> {
  const probes: ClientProbe[] = []
  const server = createServer({ noDelay: true })
  server.maxConnections = count
  await listen(server, host, port)
  const where = hostAndPort({ host, port: (server.address() as AddressInfo).port })
  const answer = async (socket: Socket) => {
    const probe = await probeClient(socket, plan)
    probes.push(probe)
    met(probe)
  }
  const done = firstClients(server, count, answer)
  ready(where)
  try {
    await done
  } finally {
    server.close()
  }
  return { where, probes }
}

/** Resolves when the first `count` connections have been answered; those after them are dropped. */
function firstClients(
  server: Server,
  count: number,
  answer: (socket: Socket) => Promise<void>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const answers: Promise<void>[] = []
    server.on('connection', (socket) => {
      if (answers.length === count) return void socket.destroy()
      const answered = answer(socket)
      answered.catch(reject)
      answers.push(answered)
      if (answers.length === count) Promise.all(answers).then(resolve, reject)
    })
  })
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const fact = cause.code ?? ''
      reject(new LabError('port-not-free', { service: 'ssh', host, port, fact }, { cause }))
    })
    server.listen({ host, port }, resolve)
  })
}
