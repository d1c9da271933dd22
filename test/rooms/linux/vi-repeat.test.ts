import { expect, test } from 'vitest'
import { editorOn, editText, typeKeys } from './editing.ts'

const ESC = '\u001b'
const TEXT = 'one two three\nfour five\n\nsix seven\n'

test.each([
  ['x.', 'e two three\nfour five\n\nsix seven\n'],
  ['2x.', 'two three\nfour five\n\nsix seven\n'],
  ['x3.', 'two three\nfour five\n\nsix seven\n'],
  ['dd.', '\nsix seven\n'],
  [`AX${ESC}j.`, 'one two threeX\nfour fiveX\n\nsix seven\n'],
  [`cwA${ESC}w.`, 'A A three\nfour five\n\nsix seven\n'],
  [`oX${ESC}.`, 'one two three\nX\nX\nfour five\n\nsix seven\n'],
  ['yyp.', 'one two three\none two three\none two three\nfour five\n\nsix seven\n'],
  ['dwjp.', 'two three\nfone one our five\n\nsix seven\n'],
  ['>>j.', '\tone two three\n\tfour five\n\nsix seven\n'],
  ['~.', 'ONe two three\nfour five\n\nsix seven\n'],
  ['rXl.', 'XXe two three\nfour five\n\nsix seven\n'],
  ['J.', 'one two three four five\nsix seven\n'],
  ['xu.', 'ne two three\nfour five\n\nsix seven\n'],
  ['x:2d\r.', 'ne two three\n\nsix seven\n'],
  ["majjd'a", 'six seven\n'],
  ['wmajd`a', 'one  five\n\nsix seven\n'],
  ['jwmbggd`b', 'five\n\nsix seven\n'],
])('%s repeats and marks as Vim does', (keys, becomes) => {
  expect(editText(TEXT, keys).text).toBe(becomes)
})

test.each([
  ['%x', 'f(a, [b)\n'],
  ['d%', 'f\n'],
])('%s finds the bracket that belongs to one', (keys, becomes) => {
  const text = 'f(a, [b])\n'
  expect(editText(text, keys === 'd%' ? `l${keys}` : `5l${keys}`).text).toBe(becomes)
})

test('a mark that was not set, and a repeat of nothing, are refused', () => {
  expect(typeKeys(editorOn(TEXT), "'q").message).toBe('E20: Mark not set')
  expect(typeKeys(editorOn(TEXT), '.').rings).toBe(true)
})

test('what was typed key by key, two thousand of them, can be undone at once and repeated', () => {
  const certificate = `${'MIIDhDCCAmwCAQAwDQYJ'.repeat(3)}\r`.repeat(33)
  const once = typeKeys(editorOn(''), `i${certificate}${ESC}`)
  expect(once.lines).toHaveLength(34)
  expect(typeKeys(once, 'u').lines).toEqual([''])
  expect(typeKeys(once, 'G.').lines).toHaveLength(67)
})
