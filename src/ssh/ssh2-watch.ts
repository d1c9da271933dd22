/**
 * Where the doors look into, and step in front of, what ssh2 1.17 does with a peer's messages.
 */
import { KEXINIT } from './kexinit.ts'
import type { Ssh2Connection, Ssh2Protocol } from './ssh2-internals.ts'

/** The channel requests ssh2 has answers to. */
const SESSION_REQUESTS = new Set(
  `pty-req x11-req env shell exec subsystem window-change xon-xoff signal exit-status exit-signal
   auth-agent-req@openssh.com`.split(/\s+/),
)

/** Shows every KEXINIT payload of the peer before ssh2 acts on it. */
export function watchKexInits(protocol: Ssh2Protocol, see: (payload: Buffer) => void): void {
  const rw = protocol._packetRW
  const watched = (reader: typeof rw.read) => {
    const read = reader.read.bind(reader)
    reader.read = (bytes) => {
      const payload = read(bytes)
      if (payload[0] === KEXINIT) see(payload)
      return payload
    }
    return reader
  }
  let reader = watched(rw.read)
  Object.defineProperty(rw, 'read', {
    get: () => reader,
    set(next: typeof rw.read) {
      reader = watched(next)
    },
  })
}

/** Shows the peer's DISCONNECT before ssh2 acts on it. */
export function watchDisconnect(
  protocol: Ssh2Protocol,
  see: (code: number, text: string) => void,
): void {
  before(protocol, 'DISCONNECT', (code: number, text: string) => {
    see(code, text)
    return false
  })
}

/** Shows the peer's identification line as soon as it is read. */
export function watchIdent(protocol: Ssh2Protocol, see: (ident: string) => void): void {
  let ident: Buffer | undefined
  Object.defineProperty(protocol, '_remoteIdentRaw', {
    get: () => ident,
    set: (raw: Buffer) => {
      ident = raw
      see(raw.toString('latin1'))
    },
  })
}

/** Shows every login request first; those that `take` answers true to never reach ssh2. */
export function beforeLogin(
  protocol: Ssh2Protocol,
  take: (user: string, service: string, method: string) => boolean,
): void {
  before(protocol, 'USERAUTH_REQUEST', take)
}

/** Shows the code of every DISCONNECT that ssh2 sends of its own accord. */
export function watchOwnDisconnects(protocol: Ssh2Protocol, see: (code: number) => void): void {
  const disconnect = protocol.disconnect.bind(protocol)
  protocol.disconnect = (code) => {
    see(code)
    disconnect(code)
  }
}

/** Refuses channel requests of unknown types, which ssh2 leaves unanswered once a session runs. */
export function refuseUnknownRequests({
  _protocol: protocol,
  _chanMgr: channels,
}: Ssh2Connection): void {
  before(protocol, 'CHANNEL_REQUEST', (recipient: number, type: string, wantReply: boolean) => {
    if (SESSION_REQUESTS.has(type)) return false
    const ends = channels.get(recipient)?._chanInfo
    if (wantReply && ends) protocol.channelFailure(ends.outgoing.id)
    return true
  })
}

/** Runs `first` in front of a message handler; when it answers true, the handler is passed over. */
function before(
  protocol: Ssh2Protocol,
  message: string,
  first: (...parts: never[]) => boolean,
): void {
  const own = protocol._handlers[message]
  protocol._handlers[message] = (from, ...parts) => {
    if (!first(...parts)) own?.(from, ...parts)
  }
}
