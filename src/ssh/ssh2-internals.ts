/**
 * What the doors use of what ssh2 1.17 keeps to itself; with `ssh2-watch.ts` the place that another
 * version of it breaks.
 */
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import type { Client, Connection, ServerChannel } from 'ssh2'
import type { DhKeyPair } from './dh-key-pairs.ts'
import { addAlgorithms } from './algorithms/plug-in.ts'
import type { OfferLists } from './kexinit.ts'

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
/** One key exchange in progress. */
export interface Ssh2KeyExchange {
  readonly type: string
  /** Name of the group in node:crypto, of exchanges of type `group`. */
  readonly groupName?: string
  parse: (payload: Buffer) => unknown
  /** Takes the group of a group exchange, in the client role. */
  setDHParams: (prime: Buffer, generator: Buffer) => void
  remoteExtInfoEnabled: boolean
  _dh: object
  _public: Buffer
  _minBits: number
  _prefBits: number
  _maxBits: number
}

interface PacketWriter {
  readonly allocStart: number
  readonly allocStartKEX: number
  alloc: (bytes: number, force: boolean) => Buffer
  finalize: (packet: Buffer, force: boolean) => Buffer
  cleanup: () => void
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
  _destruct: ((reason?: string) => void) | undefined
  disconnect: (code: number) => void
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

/**
 * Makes a transport run all the lab can run and send exactly these lists; strict key exchange stays off
 * unless they name it.
 */
export function useOffer(protocol: Ssh2Protocol, lists: OfferLists): void {
  addAlgorithms(protocol)
  muteWhenFreed(protocol)
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

/** Spares an exchange the making of a key pair of its own. */
export function giveKeyPair(exchange: Ssh2KeyExchange, { secret, publicKey }: DhKeyPair): void {
  exchange._dh = secret
  exchange._public = publicKey
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
  const { write } = protocol._packetRW
  protocol._packetRW.write = {
    allocStart: 0,
    allocStartKEX: 0,
    alloc: (bytes) => Buffer.alloc(bytes),
    finalize: (packet) => packet,
    cleanup: () => write.cleanup(),
  }
  protocol._cipher.encrypt = () => {}
  protocol._parse = () => Infinity
  if (protocol._decipher) protocol._decipher._onPayload = () => Infinity
}

/** ssh2 closes channels after it has freed a transport, and a freed compression throws. */
function muteWhenFreed(protocol: Ssh2Protocol): void {
  const free = protocol._destruct
  protocol._destruct = (reason) => {
    free?.call(protocol, reason)
    mute(protocol)
  }
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
