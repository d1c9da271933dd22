/**
 * The one file here that loads what ssh2 1.17 keeps to itself, so that another version of it breaks here.
 */
import { createRequire } from 'node:module'
import type { PacketOpener, PacketSealer } from './umac-packets.ts'

const require = createRequire(import.meta.url)

const crypto = require('ssh2/lib/protocol/crypto.js') as {
  CIPHER_INFO: Record<string, CipherRow>
  MAC_INFO: Record<string, MacRow>
}
/** Every cipher by its name. */
export const cipherTable: Readonly<Record<string, CipherRow>> = crypto.CIPHER_INFO
/** Every MAC by its name; rows may be added. */
export const macTable = crypto.MAC_INFO

/** The names that ssh2 can carry out, by lists such as `SUPPORTED_KEX`. */
export const supported = require('ssh2/lib/protocol/constants.js') as Readonly<
  Record<'SUPPORTED_KEX' | 'SUPPORTED_MAC' | 'SUPPORTED_CIPHER', readonly string[]>
>

/** What answers a message, by its number. */
export const messageHandlers = require('ssh2/lib/protocol/handlers.js') as Record<
  number,
  (transport: Ssh2Transport, payload: Buffer) => unknown
>

/** KEXINIT payloads to send, and what takes the payloads of a key exchange in. */
export const { KexInit, onKEXPayload } = require('ssh2/lib/protocol/kex.js') as {
  KexInit: new (lists: object) => { totalSize: number; copyAllTo: (to: Buffer, at: number) => void }
  onKEXPayload: (this: object, state: { firstPacket: boolean }, payload: Buffer) => void
}

/** Disconnects with a reason code and ends the connection; what it returns ends the reading. */
export const { doFatalError } = require('ssh2/lib/protocol/utils.js') as {
  doFatalError: (transport: Ssh2Transport, text: string, level: string, code: number) => number
}

/** The transport of one connection in ssh2 1.17, as far as algorithms are concerned. */
export interface Ssh2Transport {
  readonly _server: boolean
  readonly _offer: { readonly lists: OfferedLists }
  _kex: Ssh2KeyExchange | undefined
  _cipher: PacketSealer
  /** Nothing until the peer's ident has been read. */
  _decipher: PacketOpener | undefined
}

/** One name-list of a KEXINIT that ssh2 sends. */
interface Offered {
  readonly array: readonly string[]
}

type OfferedDirection = Readonly<Record<'cipher' | 'mac' | 'compress', Offered>>

interface OfferedLists {
  readonly kex: Offered
  readonly serverHostKey: Offered
  readonly cs: OfferedDirection
  readonly sc: OfferedDirection
}

/** What a handshake has settled for one direction. The MAC is empty when the cipher has its own. */
export type NegotiatedDirection = Readonly<Record<'cipher' | 'mac' | 'compress' | 'lang', string>>

/** What a handshake has settled; `cs` is client to server. */
export interface Negotiated {
  readonly kex: string
  readonly serverHostKey: string
  readonly cs: NegotiatedDirection
  readonly sc: NegotiatedDirection
}

/** One key exchange in progress. */
export interface Ssh2KeyExchange {
  type: string
  hashName: string
  remoteExtInfoEnabled: boolean
  readonly negotiated: Negotiated
  readonly sessionID: Buffer
  readonly _identRaw: Buffer
  readonly _remoteIdentRaw: Buffer
  readonly _kexinit: Buffer
  readonly _remoteKexinit: Buffer
  readonly _hostKey: Buffer | { getPublicSSH: () => Buffer }
  /** The peer's share. */
  readonly _dhData: Buffer
  readonly _minBits: number
  readonly _prefBits: number
  readonly _maxBits: number
  start(): void
  getPublicKey(): Buffer
  convertPublicKey(key: Buffer): Buffer
  getDHParams(): { prime: Buffer; generator: Buffer }
  /** Answers an error rather than throwing it. */
  computeSecret(peerShare: Buffer): Buffer | Error
}

/** The class that all key exchanges of ssh2 extend. */
export type Ssh2KeyExchangeClass = new (
  negotiated: Negotiated,
  transport: Ssh2Transport,
  peerKexInit: Buffer,
) => Ssh2KeyExchange

/** A row of ssh2's table of ciphers. Lengths are in bytes. */
export interface CipherRow {
  readonly sslName: string
  readonly blockLen: number
  readonly keyLen: number
  readonly ivLen: number
}

/** A row of ssh2's table of MACs. Lengths of key and tag are in bytes. */
export interface MacRow {
  readonly sslName: string
  readonly len: number
  readonly actualLen: number
  readonly isETM: boolean
}
