import { connect, type Socket } from 'node:net'
import { armRealTimer } from '../clock/real-time.ts'

/** A connected socket, or why there is none, in words that follow "because". */
export type Reached =
  | { readonly ok: true; readonly socket: Socket }
  | { readonly ok: false; readonly reason: string }

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens on that port',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name server does not answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  EADDRNOTAVAIL: 'this machine has no address of that kind',
  ETIMEDOUT: 'nothing answers',
}

/** Connects to a host of the real network, within so many milliseconds of real time. */
export function reach(
  { host, port }: { host: string; port: number },
  withinMs: number,
): Promise<Reached> {
  const socket = connect({ host, port, noDelay: true })
  return new Promise((resolve) => {
    const giveUp = armRealTimer(() => {
      socket.destroy()
      resolve({ ok: false, reason: `nothing answers within ${withinMs} ms` })
    }, withinMs)
    socket.once('connect', () => {
      giveUp()
      resolve({ ok: true, socket })
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      giveUp()
      resolve({ ok: false, reason: reasonOf(error) })
    })
  })
}

/** With several addresses Node gives all errors in one; the first stands for them. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const [first = error] =
    error instanceof AggregateError ? (error.errors as NodeJS.ErrnoException[]) : []
  const code = first.code ?? ''
  return REASONS[code] ?? `the system says ${code || first.message}`
}
