import type { Duplex } from 'node:stream'
import type { Recorder } from '../journal/journal.ts'
import { onceAborted } from './once-aborted.ts'
import type { DialPlan, DialRefusal, Surroundings } from './surroundings.ts'

/** A connection to a server that is to be used for a bounded time. */
export interface ServerLinePlan extends DialPlan {
  /** Aborted when whoever uses the line no longer wants it; its connections are closed. */
  readonly signal?: AbortSignal | undefined
}

/** A connection to a server, on which nothing has been said, with its stream of the journal. */
export interface ServerLine {
  readonly record: Recorder
  readonly socket: Duplex
  /** Lab time that is left for all of it, milliseconds. */
  readonly leftMs: () => number
  readonly hasTimedOut: () => boolean
  /** Connects once more to the same host, for data; undefined when that does not come about. */
  readonly dialData: (port: number) => Promise<Duplex | undefined>
}

/** What came of a line: what it was used for, or why there was none. */
export type ServerLineReport<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: DialRefusal }

/**
 * Dials a server, lets `use` speak with it and closes every connection afterwards: when `use` is done, when
 * lab time is over or when the signal is aborted, whichever comes first. Dialling is journalled.
 */
export async function onServerLine<Value>(
  surroundings: Surroundings,
  plan: ServerLinePlan,
  use: (line: ServerLine) => Promise<Value>,
): Promise<ServerLineReport<Value>> {
  const { clock } = surroundings
  const { host, port, service, withinMs, signal } = plan
  const deadlineMs = clock.now() + withinMs
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const dialled = await surroundings.dial({ host, port, service, withinMs })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return dialled
  }
  record('connection.dialled', { service, to })

  const sockets = new Set<Duplex>([dialled.socket])
  let timedOut = false
  const closeAll = () => sockets.forEach((socket) => socket.destroy())
  const leftMs = () => Math.max(0, deadlineMs - clock.now())
  const timer = clock.setTimeout(() => {
    timedOut = true
    closeAll()
  }, leftMs())
  const forget = onceAborted(signal, closeAll)

  async function dialData(dataPort: number): Promise<Duplex | undefined> {
    const data = { host, port: dataPort, dataOf: port, service: `${service}-data` }
    const found = await surroundings.dial({ ...data, withinMs: leftMs() })
    if (!found.ok) return undefined
    sockets.add(found.socket)
    return found.socket
  }

  try {
    const hasTimedOut = () => timedOut
    const value = await use({ record, socket: dialled.socket, leftMs, hasTimedOut, dialData })
    return { ok: true, value }
  } finally {
    clock.clearTimeout(timer)
    forget()
    closeAll()
  }
}
