import type { Duplex } from 'node:stream'
import type { ServerChannel } from 'ssh2'
import type { Edge } from './edge.ts'
import { sendExit, type Ssh2Connection } from './ssh2-internals.ts'

/** The terminal a client asked for (RFC 4254 section 6.2). */
export interface Pty {
  readonly term: string
  columns: number
  rows: number
  /** Terminal modes by name, such as ECHO or VERASE (RFC 4254 section 8). */
  readonly modes: Readonly<Record<string, number>>
}

/** One session as a shell, command or subsystem sees it. */
export interface SshChannel {
  /** The terminal with its present size; `undefined` when none was asked for. */
  readonly pty: Pty | undefined
  readonly env: ReadonlyMap<string, string>
  /** The bytes themselves, for protocols that speak over the channel. */
  readonly stream: Duplex
  /** False when the peer is slow; what was written is kept all the same. */
  write: (data: string | Uint8Array) => boolean
  writeError: (data: string | Uint8Array) => boolean
  onData: (listener: (chunk: Buffer) => void) => void
  /** The peer sends no more. */
  onEnd: (listener: () => void) => void
  onResize: (listener: (columns: number, rows: number) => void) => void
  onSignal: (listener: (name: string) => void) => void
  onClose: (listener: () => void) => void
  /** Sends what is still to be sent, then the exit status or signal name, then closes. */
  exit: (how: number | string) => void
  /** Closes without an exit status, as a connection that breaks off does. */
  close: () => void
  /** The same function, whose failure ends the connection and not the process. */
  guarded: Edge['guarded']
}

/** What a session asks for before and while something runs on it. */
export interface SessionState {
  pty: Pty | undefined
  readonly env: Map<string, string>
  readonly resized: Set<(columns: number, rows: number) => void>
  readonly signalled: Set<(name: string) => void>
  readonly closed: Set<() => void>
}

interface ChannelParts {
  readonly connection: Ssh2Connection
  readonly stream: ServerChannel
  readonly state: SessionState
  readonly edge: Edge
}

/** Puts the lab's channel over one of ssh2. */
export function channelOver({ connection, stream, state, edge }: ChannelParts): SshChannel {
  let over = false
  state.closed.add(() => (over = true))
  stream.on('error', () => {})
  stream.stderr.on('error', () => {})

  function finish(how: number | string | undefined): void {
    if (over) return
    over = true
    // ssh2 closes the channel in its own listener of the same event, so this one goes in front.
    if (how !== undefined)
      stream.prependOnceListener('prefinish', () => sendExit(connection, stream, how))
    stream.end()
    // What the peer still sends is nobody's; unread it would hold the channel open.
    stream.resume()
  }

  return {
    get pty() {
      return state.pty
    },
    env: state.env,
    stream,
    write: (data) => !over && stream.write(data),
    writeError: (data) => !over && stream.stderr.write(data),
    onData: (listener) => void stream.on('data', edge.guarded(listener)),
    onEnd: (listener) => void stream.on('end', edge.guarded(listener)),
    onResize: (listener) => void state.resized.add(edge.guarded(listener)),
    onSignal: (listener) => void state.signalled.add(edge.guarded(listener)),
    onClose: (listener) => void state.closed.add(edge.guarded(listener)),
    exit: (how) => finish(how),
    close: () => finish(undefined),
    guarded: edge.guarded,
  }
}
