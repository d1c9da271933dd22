import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteQueue } from '../../../src/console/byte-queue.ts'
import { editLine, emptyLine, textOf, type Line } from '../../../src/console/edit-line.ts'
import { createKeyReader } from '../../../src/console/key-reader.ts'
import type { Key } from '../../../src/console/keys.ts'

const around = { history: ['first', 'second'], bytesMax: 64 }

/** The keys of bytes that arrive in these chunks. */
function keysOf(...chunks: (string | Uint8Array)[]): Key[] {
  const queue = createByteQueue()
  const reader = createKeyReader(queue)
  return chunks.flatMap((chunk) => {
    queue.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    const keys: Key[] = []
    for (let key = reader.next(); key; key = reader.next()) keys.push(key)
    return keys
  })
}

function typed(keys: string, from: Line = emptyLine): Line {
  return keysOf(keys).reduce((line, key) => editLine(line, key, around).line, from)
}

function shown(keys: string): string {
  const { before, after } = typed(keys)
  return `${before}|${after}`
}

test.each([
  ['show vers\u0001no ', 'no |show vers'],
  ['one two\u001bb\u001bbX', 'X|one two'],
  ['one two\u0001\u001bfX', 'oneX| two'],
  ['one two\u0017', 'one |'],
  ['one two\u0001\u000b', '|'],
  ['one two\u0015', '|'],
  ['one two\u0017\u0001\u0019', 'two|one '],
  ['abc\u0002\u0002\u0004', 'a|c'],
  ['abc\u001b[D\u001b[3~', 'ab|'],
  ['abc\u001bOH\u001b[C\b', '|bc'],
  ['abc\u001b[1~X\u001b[4~Y', 'Xabc|Y'.replace('|', '') + '|'],
  ['\u001b[A', 'second|'],
  ['mine\u001b[A\u001b[A\u000e', 'second|'],
  ['mine\u0010\u0010\u000e\u000e', 'mine|'],
  ['a\u0000b\u0007c', 'abc|'],
  ['a\u001b[200~b c\u001b[201~d', 'ab cd|'],
  ['a\u001b]0;title\u0007b', 'ab|'],
  ['a\u001b[99;99;99Xb', 'ab|'],
  ['grüße \u{1f600}\b', 'grüße |'],
  ['\u{1f600}\u{1f600}\u0002\u0004', '\u{1f600}|'],
  ['a\u0016?b', 'a?b|'],
])('the keys %j leave %j', (keys, line) => {
  expect(shown(keys)).toBe(line)
})

test('CR, LF and CR LF are one Enter each, also when they arrive apart', () => {
  const enter = { name: 'enter' }
  expect(keysOf('\r', '\n', '\n', '\r\n', '\r')).toEqual([enter, enter, enter, enter])
  expect(keysOf('\r\u0000\r\u0000')).toEqual([enter, enter])
})

test('a character may arrive in pieces', () => {
  const bytes = Buffer.from('é\u{1f600}')
  const keys = keysOf(...[...bytes].map((byte) => Uint8Array.of(byte)))
  expect(keys.map((key) => 'text' in key && key.text).join('')).toBe('é\u{1f600}')
})

test('bytes that are no UTF-8 are dropped', () => {
  expect(shown('a')).toBe('a|')
  expect(keysOf(Uint8Array.of(0x61, 0xff, 0xc3, 0x28, 0x62))).toEqual([
    { name: 'text', text: 'a(b' },
  ])
})

test('a full line rings the bell once and takes no more', () => {
  const key = (text: string) => ({ name: 'text', text }) as const
  const full = editLine(emptyLine, key('x'.repeat(100)), around)
  expect(full).toMatchObject({ bell: true, line: { before: 'x'.repeat(64) } })
  expect(editLine(full.line, key('y'), around)).toEqual({ ...full, bell: false })
  const shorter = editLine(full.line, { name: 'backspace' }, around).line
  expect(editLine(shorter, key('yz'), around)).toMatchObject({ bell: true })
})

test('a character is never cut in two by the limit', () => {
  const { line } = editLine(emptyLine, { name: 'text', text: `x${'\u{1f600}'.repeat(30)}` }, around)
  expect(textOf(line)).toBe(`x${'\u{1f600}'.repeat(15)}`)
})

test('any bytes leave a line within its limit and without half characters', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'é',
          '\u{1f600}',
          ' ',
          '\b',
          '\u001b[D',
          '\u0004',
          '\u0019',
          '\u0017',
          '\u0010',
        ),
      )
      .map((keys) => Buffer.from(keys.join(''))),
  )
  fc.assert(
    fc.property(bytes, fc.nat(20), (input, cut) => {
      let line = emptyLine
      for (const key of keysOf(input.subarray(0, cut), input.subarray(cut)))
        line = editLine(line, key, around).line
      for (const part of [line.before, line.after, textOf(line)])
        expect(part).not.toMatch(/\p{Cs}/u)
      expect(Buffer.byteLength(textOf(line))).toBeLessThanOrEqual(around.bytesMax)
      expect(/\p{Cc}/u.test(textOf(line))).toBe(false)
      expect(line.recalled).toBeLessThanOrEqual(around.history.length)
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('bytes mean the same however they are divided', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (input, cut) => {
      const text = (keys: Key[]) =>
        keys.map((key) => ('text' in key ? key.text : `<${key.name}>`)).join('')
      expect(text(keysOf(input.subarray(0, cut), input.subarray(cut)))).toBe(text(keysOf(input)))
    }),
    { seed: 2, numRuns: 1_000 },
  )
})
