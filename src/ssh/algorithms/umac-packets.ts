import { timingSafeEqual, type Cipher, type Decipher } from 'node:crypto'
import type { Umac } from './umac.ts'

/** Longest packet taken, as in ssh2 (RFC 4253 section 6.1 asks for 35000 bytes). */
const PACKET_BYTES_MAX = 35_000
const LENGTH_BYTES = 4

/** How the packets of one direction are protected. */
export interface PacketProtection<Kind extends Cipher | Decipher> {
  readonly cipher: Kind
  /** Block length of the cipher, in bytes; 16 for a counter mode of AES too. */
  readonly blockBytes: number
  readonly umac: Umac
  readonly tagBytes: number
  /** Encrypt-then-MAC: the tag covers the encrypted packet, and the packet length is in clear. */
  readonly etm: boolean
}

/** What ssh2 wants of the object that seals outgoing packets. */
export interface PacketSealer {
  outSeqno: number
  _onWrite: (bytes: Uint8Array) => void
  allocPacket: (payloadBytes: number) => Buffer
  encrypt: (packet: Buffer) => void
  free: () => void
}

/** What ssh2 wants of the object that opens incoming packets. */
export interface PacketOpener {
  inSeqno: number
  /** Takes a payload; `false` when the bytes behind it are for the next opener. */
  _onPayload: (payload: Buffer) => unknown
  decrypt: (bytes: Buffer, from: number, to: number) => unknown
  free: () => void
}

/** Seals packets with a UMAC; packets are laid out and sent as by the sealer it stands in for. */
export function sealWithUmac(
  plain: PacketSealer,
  protection: PacketProtection<Cipher>,
): PacketSealer {
  const { cipher, umac, etm } = protection
  let freed = false
  return {
    outSeqno: plain.outSeqno,
    _onWrite: plain._onWrite,
    allocPacket: (payloadBytes) => plain.allocPacket(payloadBytes),
    encrypt(given) {
      if (freed) return
      const packet = given.subarray(0, LENGTH_BYTES + given.readUInt32BE(0))
      const clear = etm ? LENGTH_BYTES : 0
      const encrypted = cipher.update(packet.subarray(clear))
      const sealed = Buffer.concat([packet.subarray(0, clear), encrypted])
      const tag = umac(etm ? sealed : packet, nonceOf(this.outSeqno))
      this._onWrite(Buffer.concat([sealed, tag]))
      this.outSeqno = (this.outSeqno + 1) >>> 0
    },
    free() {
      freed = true
      plain.free()
    },
  }
}

/** Why a packet cannot be opened. */
export type Corruption = 'Bad packet length' | 'Invalid MAC'

/**
 * Opens packets sealed with a UMAC, in the place of another opener. `corrupted` is told of the first
 * packet that cannot be opened; what it returns ends the reading.
 */
export function openWithUmac(
  plain: PacketOpener,
  protection: PacketProtection<Decipher>,
  corrupted: (why: Corruption) => unknown,
): PacketOpener {
  let held: Buffer = Buffer.alloc(0)
  const next = packetReader(protection)
  return {
    inSeqno: plain.inSeqno,
    _onPayload: plain._onPayload,
    decrypt(bytes, from, to) {
      held = Buffer.concat([held, bytes.subarray(from, to)])
      for (;;) {
        const packet = next(held, nonceOf(this.inSeqno))
        if (packet === undefined) return to
        if (typeof packet === 'string') return corrupted(packet)
        held = held.subarray(packet.bytes)
        this.inSeqno = (this.inSeqno + 1) >>> 0
        const answer = this._onPayload(packet.payload)
        if (answer === false) return to - held.length
        if (answer !== undefined) return answer
      }
    },
    free: () => plain.free(),
  }
}

interface OpenedPacket {
  readonly payload: Buffer
  /** Bytes on the wire, with the tag. */
  readonly bytes: number
}

type ReadPacket = (held: Buffer, nonce: Buffer) => OpenedPacket | Corruption | undefined

/** Takes one packet after the other off the bytes held; `undefined` until all of it is there. */
function packetReader(protection: PacketProtection<Decipher>): ReadPacket {
  const { cipher, blockBytes, umac, tagBytes, etm } = protection
  const headBytes = etm ? LENGTH_BYTES : blockBytes
  let head: Buffer | undefined

  return (held, nonce) => {
    if (held.length < headBytes) return undefined
    // A decipher moves on with every block, so the head of a packet is decrypted once and kept.
    head ??= etm
      ? Buffer.from(held.subarray(0, headBytes))
      : cipher.update(held.subarray(0, headBytes))
    const length = head.readUInt32BE(0)
    const end = LENGTH_BYTES + length
    const inBlocks = (etm ? length : end) % blockBytes === 0
    if (!inBlocks || length < blockBytes - LENGTH_BYTES || length > PACKET_BYTES_MAX)
      return 'Bad packet length'
    if (held.length < end + tagBytes) return undefined
    const sealed = held.subarray(0, end)
    const tag = held.subarray(end, end + tagBytes)
    if (etm && !timingSafeEqual(umac(sealed, nonce), tag)) return 'Invalid MAC'
    const packet = Buffer.concat([head, cipher.update(sealed.subarray(headBytes))])
    if (!etm && !timingSafeEqual(umac(packet, nonce), tag)) return 'Invalid MAC'
    head = undefined
    const padding = packet.readUInt8(LENGTH_BYTES)
    if (padding >= length) return 'Bad packet length'
    return { payload: packet.subarray(LENGTH_BYTES + 1, end - padding), bytes: end + tagBytes }
  }
}

/** OpenSSH's nonce for a packet: its sequence number in 8 bytes. */
function nonceOf(sequenceNumber: number): Buffer {
  const nonce = Buffer.alloc(8)
  nonce.writeUInt32BE(sequenceNumber, 4)
  return nonce
}
