import type { SFTPWrapper } from 'ssh2'
import { transferLimits } from '../transfer-limits.ts'
import { sshString, uint32 } from '../wire.ts'

/** The part of ssh2's server-side SFTP object that its types do not show. */
interface SftpInternals {
  push: (data: Buffer | null) => boolean | undefined
  readonly incoming: { window: number }
  readonly outgoing: { readonly id: number; window: number; readonly state: string }
  _waitChanDrain: boolean
  /** Answers that wait until the client opens its window. */
  _buffer: Buffer[]
  _chunkcb: (() => void) | undefined
  _protocol: SftpProtocol
}

interface SftpProtocol {
  exitStatus: (channel: number, code: number) => void
  channelData: (channel: number, data: Buffer) => void
  channelWindowAdjust: (channel: number, bytes: number) => void
}

/** What ssh2 leaves out of an SFTP server: back-pressure both ways, extensions and an exit status. */
export interface SftpWire {
  /** Written bytes were handed to the store, or it is done with them (negative). Too many shut the SSH window. */
  hold: (bytes: number) => void
  /** Whether answers wait for the client to take them. */
  isClogged: () => boolean
  /** Says that the server program ended well, and closes; without the status OpenSSH's scp fails. */
  end: () => void
}

/** Window of a channel as ssh2 opens it, bytes. */
const WINDOW_BYTES = 2 * 1024 * 1024
const VERSION = 2
const PROTOCOL_VERSION = 3

/**
 * Takes hold of an SFTP object that ssh2 has just accepted, before its INIT arrives. `extensions` are
 * the name and version pairs of the VERSION answer, in order; `drained` is called when answers that waited are sent.
 */
export function sftpWire(
  sftp: SFTPWrapper,
  extensions: readonly (readonly [string, string])[],
  drained: () => void,
): SftpWire {
  const inner = sftp as unknown as SftpInternals
  announceExtensions(inner, extensions)
  noticeDraining(inner, drained)
  return {
    hold: holdWindow(inner),
    isClogged: () => inner._buffer.length > 0,
    end() {
      if (inner.outgoing.state === 'open') inner._protocol.exitStatus(inner.outgoing.id, 0)
      sftp.end()
    },
  }
}

/** ssh2 always answers INIT with an empty list; the first packet sent is that answer, so it is replaced. */
function announceExtensions(
  inner: SftpInternals,
  extensions: readonly (readonly [string, string])[],
): void {
  const protocol = inner._protocol
  const pairs = extensions.flat().map(sshString)
  const body = Buffer.concat([Buffer.of(VERSION), uint32(PROTOCOL_VERSION), ...pairs])
  const packet = Buffer.concat([uint32(body.length), body])
  inner._protocol = Object.create(protocol, {
    channelData: {
      value: (channel: number, data: Buffer) => {
        inner._protocol = protocol
        inner.outgoing.window -= packet.length - data.length
        protocol.channelData(channel, packet)
      },
    },
  }) as SftpProtocol
}

/** ssh2 sets `_chunkcb` to what sends the waiting answers when the client opens its window. */
function noticeDraining(inner: SftpInternals, drained: () => void): void {
  let send: (() => void) | undefined
  const sendThenTell = () => {
    send?.call(inner)
    if (inner._buffer.length === 0) drained()
  }
  Object.defineProperty(inner, '_chunkcb', {
    get: () => send && sendThenTell,
    set: (next: (() => void) | undefined) => {
      send = next
    },
  })
}

/** ssh2 opens the window again after every packet, unless `push` answers false, which SFTP's never does. */
function holdWindow(inner: SftpInternals): (bytes: number) => void {
  const { unstoredBytesMax } = transferLimits
  const push = inner.push.bind(inner)
  let heldBytes = 0
  inner.push = (data) => {
    push(data)
    return heldBytes <= unstoredBytesMax
  }
  return (bytes) => {
    heldBytes += bytes
    if (!inner._waitChanDrain || heldBytes > unstoredBytesMax / 2) return
    inner._waitChanDrain = false
    const opened = WINDOW_BYTES - inner.incoming.window
    if (opened <= 0 || inner.outgoing.state !== 'open') return
    inner.incoming.window += opened
    inner._protocol.channelWindowAdjust(inner.outgoing.id, opened)
  }
}
