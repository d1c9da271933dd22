import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { openFtp } from '../../../src/ftp/client/open-ftp.ts'
import { serveFtp } from '../../../src/ftp/serve.ts'
import type { FtpServerEvent, FtpServerPolicy } from '../../../src/ftp/server-policy.ts'
import { openDataPort } from '../../../src/lab/data-port.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

/** A client that types commands itself. */
export interface RawFtp {
  /** Sends bytes as they are. */
  readonly write: (bytes: string | Uint8Array) => void
  /** Sends a line and waits for its reply, which is returned without its line end. */
  readonly say: (line: string) => Promise<string>
  /** The next reply. */
  readonly reply: () => Promise<string>
  /** Connects to where EPSV says. */
  readonly data: () => Promise<Socket>
  readonly socket: Socket
  readonly ended: Promise<unknown>
}

/** An FTP server on loopback and virtual time; `backup` may log in with `secret`. */
export async function startFtp(
  policy: Partial<FtpServerPolicy> = {},
  store: FileStore = createMemoryStore({ clock: { now: () => START_MS } }),
) {
  const clock = new LabClock({
    startMs: START_MS,
    activity: createActivity({ limitMs: 5_000 }),
  })
  const events: FtpServerEvent[] = []
  const visits: Promise<void>[] = []
  const server = createServer((control) => {
    const visit = serveFtp(control, {
      greeting: 'Ready.',
      store,
      clock,
      login: (user, password) => user === 'backup' && password === 'secret',
      async openDataPort() {
        const port = await openDataPort({ control }, async () => undefined)
        return port && { ...port, arrival: port.arrival.then((found) => found?.socket) }
      },
      observe: (event) => void events.push(event),
      ...policy,
    })
    visits.push(visit)
    onTestFinished(() => void control.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }

  async function dial(to = port): Promise<Socket> {
    const socket = connect({ port: to, host: '127.0.0.1' })
    socket.on('error', () => {})
    await once(socket, 'connect')
    onTestFinished(() => void socket.destroy())
    return socket
  }

  return {
    port,
    clock,
    events,
    store,
    dial,
    visited: () => Promise.all(visits),
    raw: async (login = true): Promise<RawFtp> => {
      const raw = rawClient(await dial(), dial)
      await raw.reply()
      if (login) await raw.say('USER backup')
      if (login) await raw.say('PASS secret')
      return raw
    },
    open: async (user = 'backup', password = 'secret') =>
      openFtp({ control: await dial(), dialData: dial, user, password }),
  }
}

/** 2019-09-11T10:00:00Z. */
export const START_MS = Date.UTC(2019, 8, 11, 10)

function rawClient(socket: Socket, dial: (port: number) => Promise<Socket>): RawFtp {
  let text = ''
  let wake = () => {}
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    text += chunk
    wake()
  })
  socket.on('close', () => wake())

  async function reply(): Promise<string> {
    for (;;) {
      const [found] = /^(?:\d{3}-[^]*?\r\n)?\d{3} .*\r\n/.exec(text) ?? []
      if (found !== undefined) {
        text = text.slice(found.length)
        return found.trimEnd()
      }
      if (socket.closed) return 'closed'
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }

  async function say(line: string): Promise<string> {
    socket.write(`${line}\r\n`)
    return reply()
  }

  return {
    socket,
    say,
    reply,
    write: (bytes) => void socket.write(bytes),
    async data() {
      const [, port] = /\|\|\|(\d+)\|/.exec(await say('EPSV')) ?? []
      return dial(Number(port))
    },
    ended: once(socket, 'close'),
  }
}

/** Reads a connection to its end. */
export async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
