import { expect, test } from 'vitest'
import { collectSheetValues } from '../../../src/scenario/replay/sheet-values.ts'
import { readValue, writeValue } from '../../../src/scenario/replay/written-value.ts'
import { ucsm } from '../../../emulators/index.ts'

const sheets = collectSheetValues([ucsm])
const now = () => 7
const writing = { sheets, hide: (text: string) => text.replace('secret', '⟨1⟩'), now }

function throughJson(value: unknown): unknown {
  const text = JSON.stringify(writeValue(value, writing))
  return readValue(JSON.parse(text), { sheets, now: () => 8 })
}

test.each([
  [['text', 1, true, null, [2, [3]]]],
  [{ a: { b: 1 }, list: [undefined, 1] }],
  [{ $: 'a key of ours', of: 1 }],
  [new Map([['a', new Set([1, 2])]])],
  [new Date(0)],
  [[Number.NaN, Number.POSITIVE_INFINITY]],
])('%j comes back as it was', (value) => {
  expect(throughJson(value)).toEqual(value)
})

test('a whole number beyond 2^53 comes back as it was', () => {
  expect(throughJson(10n)).toBe(10n)
})

test('a value of a profile is named, and comes back as the very same', () => {
  const profile = ucsm.profiles['4.0(1d)']!
  expect(writeValue({ profile }, writing)).toEqual({
    profile: { $: 'profile', of: ['ucsm', '4.0(1d)'] },
  })
  expect(throughJson(profile)).toBe(profile)
})

test("the lab's clock comes back as the replay's", () => {
  expect((throughJson({ now }) as { now: () => number }).now()).toBe(8)
})

test('of bytes only their number is kept, and of texts nothing secret', () => {
  expect(throughJson(new Uint8Array([1, 2, 3]))).toEqual(new Uint8Array(3))
  expect(throughJson({ deep: ['a secret'] })).toEqual({ deep: ['a ⟨1⟩'] })
})
