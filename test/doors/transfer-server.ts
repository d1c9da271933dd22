import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { serveSsh, type SshHandlers } from '../../src/ssh/index.ts'
import { parseScpCommand } from '../../src/ssh/scp/scp-command.ts'
import { serveScp } from '../../src/ssh/scp/serve-scp.ts'
import { serveSftp } from '../../src/ssh/sftp/serve-sftp.ts'
import type { FileStore } from '../../src/store/file-store.ts'
import type { TransferEvent } from '../../src/store/transfer-account.ts'
import { broadOffer, doorHostKey, wallClock } from './ssh-door.ts'

/** A server that takes files, and what it told about them. */
export interface TransferServer {
  port: number
  /** SHA-256 fingerprint of its host key. */
  fingerprint: string
  events: TransferEvent[]
  /** Resolves when the server is done with every transfer so far. */
  over: () => Promise<unknown>
  /** Pulls the cable of the latest connection. */
  cut: () => void
}

/** 2019-09-11T10:00:00Z. */
export const labClock = { now: () => Date.UTC(2019, 8, 11, 10) }

/** The lab's SSH server with a store behind it, open to any password; `noise` is printed before SCP begins. */
export async function listenForFiles(store: FileStore, noise = ''): Promise<TransferServer> {
  const sockets: Socket[] = []
  const events: TransferEvent[] = []
  const transfers: Promise<void>[] = []
  const observe = (event: TransferEvent) => void events.push(event)
  const handlers: SshHandlers = {
    sftp: ({ sftp }) => void transfers.push(serveSftp(sftp, { store, clock: labClock, observe })),
    exec: ({ stream, exit }, line) => {
      const command = parseScpCommand(line)
      if (!command) return exit(127)
      transfers.push(serveScp(stream, command, { store, noise, observe, exit }))
    },
  }
  const clock = wallClock()
  const listener = createServer((socket) => {
    sockets.push(socket)
    serveSsh(socket, {
      clock,
      ident: 'OpenSSH_7.9 lab',
      offer: broadOffer,
      hostKey: doorHostKey,
      auth: { methods: ['password'], password: () => true },
      handlers,
      observe: () => {},
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    port: (listener.address() as { port: number }).port,
    fingerprint: doorHostKey('ssh-ed25519')?.fingerprintSha256 ?? '',
    events,
    over: () => Promise.all(transfers),
    cut: () => void sockets.at(-1)?.destroy(),
  }
}
