import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the same seed and label give the same bytes', () => {
  const one = entropyFrom('seed').fork('host key')
  const two = entropyFrom('seed').fork('host key')
  expect(hex(one.bytes(40))).toBe(hex(two.bytes(40)))
})

test('the stream is one stream, however it is cut', () => {
  const whole = entropyFrom('seed')
  const cut = entropyFrom('seed')
  expect(hex(cut.bytes(3)) + hex(cut.bytes(29))).toBe(hex(whole.bytes(32)))
})

test('the bytes are the same on every machine and in every version', () => {
  expect(hex(entropyFrom('fieldfault').fork('appliance fi').bytes(8))).toBe('b952f8aa2f847ae7')
})

test('another seed or label gives other bytes', () => {
  const all = [
    entropyFrom('a'),
    entropyFrom('b'),
    entropyFrom('a').fork('x'),
    entropyFrom('a').fork('y'),
  ]
  expect(new Set(all.map((entropy) => hex(entropy.bytes(16)))).size).toBe(all.length)
})

test('a draw in one place changes nothing in another', () => {
  const entropy = entropyFrom('seed')
  entropy.fork('first').bytes(1_000)
  expect(hex(entropy.fork('second').bytes(16))).toBe(
    hex(entropyFrom('seed').fork('second').bytes(16)),
  )
})

test('integers stay below their bound and reach all of it', () => {
  const entropy = entropyFrom('dice')
  const seen = new Set(Array.from({ length: 400 }, () => entropy.integer(6)))
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
})
