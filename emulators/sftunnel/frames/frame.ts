import type { Service } from '../vocabulary.ts'

/** One unit of what goes over a channel (docs/sftunnel-protocol.md). */
export interface Frame {
  readonly kind: FrameKind
  readonly service?: Service
  /** Ties an answer to its question; 0 where nothing is answered. */
  readonly exchange: number
  readonly payload: Uint8Array
}

/** What a frame is for, with its number. */
const kinds = {
  hello: 1,
  heartbeat: 2,
  identity: 3,
  question: 4,
  answer: 5,
  event: 6,
  'file-begin': 7,
  'file-chunk': 8,
  'file-end': 9,
  refusal: 10,
  register: 16,
  challenge: 17,
  proof: 18,
  credentials: 19,
  installed: 20,
} as const

/** What a frame is for. */
export type FrameKind = keyof typeof kinds

/** The services by their numbers; 0 stands for none. */
export const services: readonly Service[] = [
  'Identity service',
  'Health Events service',
  'RPC service',
  'NTP service',
  'IDS Events service',
  'Malware Lookup service',
  'CSM_CCM service',
  'UE Channel service',
  'FSTREAM service',
  'eStreamer service',
]

const kindsByNumber = new Map<number, FrameKind>(
  Object.entries(kinds).map(([kind, number]) => [number, kind as FrameKind]),
)

/** The first byte of every frame. */
export const FRAME_VERSION = 1
/** Bytes before the payload. */
export const HEADER_BYTES = 12
/** Bytes of a payload; what is longer goes as a file. */
export const PAYLOAD_BYTES_MAX = 65_536

/** A frame as it goes over the wire; its payload has at most `PAYLOAD_BYTES_MAX` bytes. */
export function frameBytes({ kind, service, exchange, payload }: Frame): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + payload.length)
  bytes.writeUInt8(FRAME_VERSION, 0)
  bytes.writeUInt8(kinds[kind], 1)
  bytes.writeUInt16BE(service === undefined ? 0 : services.indexOf(service) + 1, 2)
  bytes.writeUInt32BE(exchange, 4)
  bytes.writeUInt32BE(payload.length, 8)
  bytes.set(payload, HEADER_BYTES)
  return bytes
}

/** A header that was read, or what is wrong with it. */
export type HeaderReading =
  | { readonly ok: true; readonly header: Omit<Frame, 'payload'>; readonly payloadBytes: number }
  | { readonly ok: false; readonly fault: FrameFault }

/** What is wrong with bytes that are no frame. */
export type FrameFault = 'unknown version' | 'unknown kind' | 'unknown service' | 'payload too long'

/** Reads the header at the beginning of at least `HEADER_BYTES` bytes. */
export function readHeader(bytes: Buffer): HeaderReading {
  const kind = kindsByNumber.get(bytes.readUInt8(1))
  const number = bytes.readUInt16BE(2)
  const service = services[number - 1]
  const payloadBytes = bytes.readUInt32BE(8)
  if (bytes.readUInt8(0) !== FRAME_VERSION) return { ok: false, fault: 'unknown version' }
  if (!kind) return { ok: false, fault: 'unknown kind' }
  if (number > 0 && !service) return { ok: false, fault: 'unknown service' }
  if (payloadBytes > PAYLOAD_BYTES_MAX) return { ok: false, fault: 'payload too long' }
  const header = { kind, exchange: bytes.readUInt32BE(4), ...(service && { service }) }
  return { ok: true, header, payloadBytes }
}
