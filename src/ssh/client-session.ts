import type { Duplex } from 'node:stream'
import type { Client, ClientChannel, PseudoTtyOptions, SFTPWrapper } from 'ssh2'
import type { ConnectionClosed } from './events.ts'
import type { HandshakeExplanation } from './explain.ts'
import type { HostKeyFacts } from './host-key-facts.ts'

/** A logged-in connection of a client. */
export interface SshSession {
  /** The whole identification line of the server. */
  readonly serverIdent: string
  /** Text the server showed before login. */
  readonly banner: string
  readonly hostKey: HostKeyFacts
  readonly explanation: HandshakeExplanation
  openShell: (how?: { pty?: ClientPty }) => Promise<Opened<SshClientChannel>>
  exec: (command: string, how?: { pty?: ClientPty }) => Promise<Opened<SshClientChannel>>
  /** Runs a command to its end and collects what it printed. */
  run: (command: string) => Promise<Opened<CommandResult>>
  openSftp: () => Promise<Opened<SFTPWrapper>>
  /** Says goodbye and closes. */
  close: () => void
  /** Resolves when the connection is closed, whoever closed it. */
  readonly closed: Promise<ConnectionClosed>
}

/** What was asked for, or why the server or the connection did not give it. */
export type Opened<Thing> =
  | { readonly ok: true; readonly value: Thing }
  | { readonly ok: false; readonly detail: string }

/** The terminal a client asks for. */
export interface ClientPty {
  readonly term?: string
  readonly columns?: number
  readonly rows?: number
}

/** How a session ended: its exit status or signal; both missing when it broke off. */
export interface SessionEnd {
  readonly code?: number
  readonly signal?: string
}

/** What a command printed and how it ended. */
export interface CommandResult extends SessionEnd {
  readonly output: string
  readonly errorOutput: string
}

/** A shell or command at the client's end. */
export interface SshClientChannel {
  readonly stream: Duplex
  write: (data: string | Uint8Array) => boolean
  /** Data flows once there is a listener; error output goes to `onErrorData` or is dropped. */
  onData: (listener: (chunk: Buffer) => void) => void
  onErrorData: (listener: (chunk: Buffer) => void) => void
  resize: (columns: number, rows: number) => void
  signal: (name: string) => void
  /** Nothing more will be written. */
  end: () => void
  close: () => void
  /** Resolves when the channel is closed and all of it has been read. */
  readonly ended: Promise<SessionEnd>
}

type Callback<Thing> = (error: Error | undefined, thing: Thing) => void

/** The ways to use a logged-in client of ssh2. */
export function sessionWays(client: Client) {
  const exec: SshSession['exec'] = (command, { pty } = {}) =>
    open((done) => client.exec(command, pty ? { pty: ptyOptions(pty) } : {}, done), clientChannel)
  const openShell: SshSession['openShell'] = ({ pty } = {}) =>
    open((done) => client.shell(pty ? ptyOptions(pty) : false, done), clientChannel)
  const openSftp: SshSession['openSftp'] = () =>
    open<SFTPWrapper, SFTPWrapper>(
      (done) => client.sftp(done),
      (sftp) => sftp,
    )
  const run: SshSession['run'] = async (command) => {
    const opened = await exec(command)
    return opened.ok ? { ok: true, value: await collect(opened.value) } : opened
  }
  return { exec, openShell, openSftp, run }
}

/** Wraps what ssh2 opens in the same moment: its first data and its exit status may be there already. */
function open<Raw, Thing>(
  start: (done: Callback<Raw>) => unknown,
  wrap: (raw: Raw) => Thing,
): Promise<Opened<Thing>> {
  return new Promise((resolve) => {
    const refuse = (error: unknown) =>
      resolve({ ok: false, detail: error instanceof Error ? error.message : String(error) })
    try {
      start((error, raw) => (error ? refuse(error) : resolve({ ok: true, value: wrap(raw) })))
    } catch (error) {
      // ssh2 throws when the socket is no longer writable.
      refuse(error)
    }
  })
}

function ptyOptions({ term = 'vt100', columns = 80, rows = 24 }: ClientPty): PseudoTtyOptions {
  return { term, cols: columns, rows, width: 0, height: 0 }
}

function clientChannel(stream: ClientChannel): SshClientChannel {
  let end: SessionEnd = {}
  stream.on('error', () => {})
  stream.on('exit', (code: number | null, signal?: string) => {
    end = { ...(code !== null && { code }), ...(signal !== undefined && { signal }) }
  })
  const ended = new Promise<SessionEnd>((resolve) => stream.once('close', () => resolve(end)))
  return {
    stream,
    write: (data) => stream.writable && stream.write(data),
    onData(listener) {
      stream.on('data', listener)
      stream.stderr.resume()
    },
    onErrorData: (listener) => void stream.stderr.on('data', listener),
    resize: (columns, rows) => stream.setWindow(rows, columns, 0, 0),
    signal: (name) => stream.signal(name),
    end: () => void stream.end(),
    close: () => stream.close(),
    ended,
  }
}

async function collect(channel: SshClientChannel): Promise<CommandResult> {
  const [output, errorOutput]: [Buffer[], Buffer[]] = [[], []]
  channel.onErrorData((chunk) => errorOutput.push(chunk))
  channel.onData((chunk) => output.push(chunk))
  const end = await channel.ended
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString()
  return { output: text(output), errorOutput: text(errorOutput), ...end }
}
