/**
 * The one file that touches what ssh2 1.17 keeps to itself, so that another version of it breaks here.
 */
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import type { Client, Connection, ServerChannel } from 'ssh2'
import { KEXINIT, type OfferLists } from './kexinit.ts'

const require = createRequire(import.meta.url)
const { KexInit } = require('ssh2/lib/protocol/kex.js') as {
  KexInit: new (lists: object) => object
}
const Ssh2Server = require('ssh2/lib/server.js') as {
  KEEPALIVE_CLIENT_INTERVAL: number
  IncomingClient: new (...parts: unknown[]) => Ssh2Connection
}
// The lab sets no timer outside its clock; zero turns the library's keepalives off.
Ssh2Server.KEEPALIVE_CLIENT_INTERVAL = 0

/** Makes ssh2 strike group exchange from an offer because of the peer's ident. */
const COMPAT_BAD_DHGEX = 1
const AUTH_METHODS = ['none', 'password', 'publickey', 'hostbased', 'keyboard-interactive']
const SESSION_REQUESTS = new Set(
  `pty-req x11-req env shell exec subsystem window-change xon-xoff signal exit-status exit-signal
   auth-agent-req@openssh.com`.split(/\s+/),
)

/** One key exchange in progress. */
export interface Ssh2KeyExchange {
  readonly type: string
  parse: (payload: Buffer) => unknown
  remoteExtInfoEnabled: boolean
  _dh: object
  _public: Buffer
  _minBits: number
  _prefBits: number
  _maxBits: number
}

interface PacketWriter {
  allocStartKEX: number
  alloc: (bytes: number, force: boolean) => Buffer
  finalize: (packet: Buffer, force: boolean) => Buffer
}

type MessageHandlers = Record<string, (protocol: Ssh2Protocol, ...parts: never[]) => void>

/** The transport of one connection. */
export interface Ssh2Protocol {
  _offer: object
  _strictMode: boolean | undefined
  _compatFlags: number
  _banner: string | undefined
  _kex: Ssh2KeyExchange | undefined
  _cipher: { encrypt: (packet: Buffer) => void }
  _decipher: { _onPayload: (payload: Buffer) => unknown } | undefined
  _parse: (chunk: Buffer, at: number, length: number) => number
  _packetRW: { read: { read: (bytes: Buffer) => Buffer }; write: PacketWriter }
  readonly _handlers: MessageHandlers
  authFailure: (methods: readonly string[]) => void
  channelFailure: (recipient: number) => void
  exitStatus: (recipient: number, code: number) => void
  exitSignal: (recipient: number, name: string, dumped: boolean, text: string) => void
}

/** A connection of either role, with the transport under it. */
export type Ssh2Connection = Connection & {
  readonly _protocol: Ssh2Protocol
  readonly _chanMgr: { get: (id: number) => { _chanInfo?: ChannelEnds } | undefined }
}

interface ChannelEnds {
  readonly outgoing: { readonly id: number }
}

/** What the server role needs to accept one connected socket. */
export interface IncomingConnection {
  readonly socket: Duplex
  readonly ident: string
  readonly lists: OfferLists
  readonly banner: string | undefined
  /** Asked for a host key in the moment a key exchange signs with it. */
  readonly hostKey: (algorithm: string) => object | undefined
  readonly identReceived: (ident: string) => void
}

/** Starts the server role on a socket, without the listening server ssh2 has around it. */
export function acceptConnection(incoming: IncomingConnection): Ssh2Connection {
  const hostKeys = new Proxy({}, { get: (_, name) => incoming.hostKey(String(name)) })
  const server = {
    emit: (_: string, _connection: unknown, info: { header: { identRaw: string } }) => {
      incoming.identReceived(info.header.identRaw)
      return true
    },
  }
  const connection = new Ssh2Server.IncomingClient(
    incoming.socket,
    hostKeys,
    Buffer.from(incoming.ident, 'latin1'),
    kexInit(incoming.lists),
    undefined,
    server,
    {},
  )
  connection._protocol._banner = incoming.banner
  useOffer(connection._protocol, incoming.lists)
  return connection
}

/** The transport of a client that `connect` was called on. */
export function protocolOf(client: Client): Ssh2Protocol {
  return (client as Client & { readonly _protocol: Ssh2Protocol })._protocol
}

/** Sends exactly these lists, and keeps to strict key exchange only when they name it. */
export function useOffer(protocol: Ssh2Protocol, lists: OfferLists): void {
  protocol._offer = kexInit(lists)
  protocol._strictMode = lists.kex.some((name) => name.startsWith('kex-strict-'))
    ? undefined
    : false
  let flags = 0
  Object.defineProperty(protocol, '_compatFlags', {
    get: () => flags,
    set(found: number) {
      flags = found & ~COMPAT_BAD_DHGEX
    },
  })
}

function kexInit(lists: OfferLists): object {
  const direction = (end: 'ToServer' | 'ToClient') => ({
    cipher: lists[`cipher${end}`],
    mac: lists[`mac${end}`],
    compress: lists[`compression${end}`],
    lang: [],
  })
  return new KexInit({
    kex: lists.kex,
    serverHostKey: lists.hostKey,
    cs: direction('ToServer'),
    sc: direction('ToClient'),
  })
}

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

/** Shows every key exchange object as it is made, at the start and at each rekey. */
export function watchKeyExchanges(
  protocol: Ssh2Protocol,
  see: (exchange: Ssh2KeyExchange) => void,
): void {
  let exchange: Ssh2KeyExchange | undefined
  Object.defineProperty(protocol, '_kex', {
    get: () => exchange,
    set: (next: Ssh2KeyExchange) => {
      exchange = next
      see(next)
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

/** Takes over login requests of methods that ssh2 would end the connection for. */
export function takeUnknownMethods(
  protocol: Ssh2Protocol,
  take: (user: string, method: string) => void,
): void {
  before(protocol, 'USERAUTH_REQUEST', (user: string, _service: string, method: string) => {
    if (AUTH_METHODS.includes(method)) return false
    take(user, method)
    return true
  })
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

/** Sends a message at once, also in the middle of a key exchange. */
export function sendNow(protocol: Ssh2Protocol, payload: Uint8Array): void {
  const { write } = protocol._packetRW
  const packet = write.alloc(payload.length, true)
  packet.set(payload, write.allocStartKEX)
  protocol._cipher.encrypt(write.finalize(packet, true))
}

/**
 * Stops a transport for good: it sends nothing more and takes nothing more in. Its ciphers are left to
 * be freed when the socket closes, because freeing one that is at work ends the process.
 */
export function mute(protocol: Ssh2Protocol): void {
  protocol._cipher.encrypt = () => {}
  protocol._parse = () => Infinity
  if (protocol._decipher) protocol._decipher._onPayload = () => Infinity
}

/** Sends how a command ended: its exit status, or the signal that ended it (RFC 4254 section 6.10). */
export function sendExit(
  connection: Ssh2Connection,
  channel: ServerChannel,
  how: number | string,
): void {
  const { outgoing } = channel as ServerChannel & ChannelEnds
  if (typeof how === 'number') connection._protocol.exitStatus(outgoing.id, how)
  else connection._protocol.exitSignal(outgoing.id, how.replace(/^SIG/, ''), false, '')
}
