import type { Message, Service } from '../vocabulary.ts'
import { PAYLOAD_BYTES_MAX, type Frame, type FrameKind } from './frame.ts'

const NO_BYTES = new Uint8Array(0)

/** A frame without a payload. */
export function emptyFrame(kind: FrameKind, exchange = 0): Frame {
  return { kind, exchange, payload: NO_BYTES }
}

/** A frame whose payload is a JSON object; undefined when that is too long for one. */
export function messageFrame(
  kind: FrameKind,
  message: Message,
  { service, exchange = 0 }: { service?: Service; exchange?: number } = {},
): Frame | undefined {
  const payload = Buffer.from(JSON.stringify(message))
  if (payload.length > PAYLOAD_BYTES_MAX) return undefined
  return { kind, exchange, payload, ...(service && { service }) }
}

/** The JSON object in a frame; undefined when there is none. */
export function messageIn({ payload }: Frame): Message | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Message) : undefined
  } catch {
    // Bytes of a peer that are no JSON are data: whoever asked gets no message.
    return undefined
  }
}

/** A text of a message; undefined when it has none of that name. */
export function textIn(message: Message, name: string): string | undefined {
  const value = message[name]
  return typeof value === 'string' ? value : undefined
}

/** A number of a message; undefined when it has none of that name. */
export function numberIn(message: Message, name: string): number | undefined {
  const value = message[name]
  return typeof value === 'number' ? value : undefined
}
