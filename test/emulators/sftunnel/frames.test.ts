import { expect, test } from 'vitest'
import {
  FRAME_VERSION,
  frameBytes,
  HEADER_BYTES,
  PAYLOAD_BYTES_MAX,
  type Frame,
} from '../../../emulators/sftunnel/frames/frame.ts'
import { createFrameReader } from '../../../emulators/sftunnel/frames/frame-reader.ts'
import { emptyFrame, messageFrame, messageIn } from '../../../emulators/sftunnel/frames/message.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'

const question = messageFrame('question', { policy: 'ü' }, { service: 'RPC service', exchange: 7 })!

test('a frame is read as it was written', () => {
  const { frames, fault } = createFrameReader().take(frameBytes(question))
  expect(fault).toBeUndefined()
  expect(frames).toMatchObject([{ kind: 'question', service: 'RPC service', exchange: 7 }])
  expect(messageIn(frames[0]!)).toEqual({ policy: 'ü' })
})

test('frames do not depend on how the bytes were cut', () => {
  const entropy = entropyFrom('cuts')
  const sent: Frame[] = Array.from({ length: 200 }, (_, place) => ({
    kind: 'file-chunk',
    exchange: place,
    payload: entropy.bytes(entropy.integer(500)),
  }))
  const stream = Buffer.concat(sent.map(frameBytes))
  const reader = createFrameReader()
  const frames: Frame[] = []
  for (let at = 0; at < stream.length;) {
    const end = at + 1 + entropy.integer(900)
    frames.push(...reader.take(stream.subarray(at, end)).frames)
    at = end
  }
  expect(frames.map(({ exchange, payload }) => [exchange, [...payload]])).toEqual(
    sent.map(({ exchange, payload }) => [exchange, [...payload]]),
  )
})

test.each([
  ['another version', 0, 9, 'unknown version'],
  ['an unknown kind', 1, 99, 'unknown kind'],
  ['an unknown service', 3, 77, 'unknown service'],
  ['a payload that is too long', 8, 1, 'payload too long'],
])('a frame of %s ends the channel', (_, at, value, fault) => {
  const bytes = Buffer.from(frameBytes(emptyFrame('heartbeat')))
  bytes.writeUInt8(value, at)
  const reader = createFrameReader()
  expect(reader.take(bytes)).toEqual({ frames: [], fault })
  expect(reader.take(frameBytes(question))).toEqual({ frames: [], fault })
})

test('random bytes never make the reader keep more than a frame, nor throw', () => {
  const entropy = entropyFrom('noise')
  for (let round = 0; round < 2_000; round++) {
    const reader = createFrameReader()
    const noise = Buffer.from(entropy.bytes(40))
    noise.writeUInt8(FRAME_VERSION, 0)
    const { frames } = reader.take(noise)
    for (const frame of frames) messageIn(frame)
    expect(frames.length).toBeLessThanOrEqual(40 / HEADER_BYTES)
  }
})

test('a message longer than a frame is none', () => {
  expect(messageFrame('event', { text: 'x'.repeat(PAYLOAD_BYTES_MAX) })).toBeUndefined()
})

test('a payload that is no JSON object is no message', () => {
  for (const text of ['', '[1]', 'null', '{', '"x"'])
    expect(messageIn({ kind: 'event', exchange: 0, payload: Buffer.from(text) })).toBeUndefined()
})
