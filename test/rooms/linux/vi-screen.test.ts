import { expect, test } from 'vitest'
import { press } from '../../../src/linux/vi/press.ts'
import { screenOf } from '../../../src/linux/vi/draw.ts'
import type { Editor } from '../../../src/linux/vi/editor.ts'
import { editorOn, editText, typeKeys } from './editing.ts'

const ESC = '\u001b'
const numbers = (last: number) =>
  Array.from({ length: last }, (_none, at) => `line ${at + 1}\n`).join('')
const lastRow = (editor: Editor) => screenOf(editor).at(-1)!.trimEnd()
const message = (keys: string, text = 'one\ntwo\n') => lastRow(typeKeys(editorOn(text), keys))

test('the screen has the text, a tilde for each row behind it, and the place of the cursor', () => {
  const screen = screenOf(editorOn('one\n\ttwo\n', { rows: 5, columns: 40 }))
  expect(screen).toEqual(['one', '        two', '~', '~', '                      1,1'])
})

test('what is typed behind a colon, and the mode, stand in the last row', () => {
  expect(message(':wq')).toBe(':wq')
  expect(message('i')).toMatch(/^-- INSERT --/)
  expect(message('R')).toMatch(/^-- REPLACE --/)
  expect(message(`i${ESC}`)).not.toContain('INSERT')
  expect(message('/tw')).toBe('/tw')
})

test.each([
  [':nosuch\r', 'E492: Not an editor command: nosuch'],
  ['x:q\r', 'E37: No write since last change (add ! to override)'],
  ['x:e\r', 'E37: No write since last change (add ! to override)'],
  ['/three\r', 'E486: Pattern not found: three'],
  ['n', 'E35: No previous regular expression'],
  ['p', 'E353: Nothing in register "'],
  ['u', 'Already at oldest change'],
  ['\u0012', 'Already at newest change'],
  [':s/x/y/\r', 'E486: Pattern not found: x'],
  [':set nosuch\r', 'E518: Unknown option: nosuch'],
  [':1,9d\r', 'E16: Invalid range'],
  ['j/one\r', 'search hit BOTTOM, continuing at TOP'],
  ['\u0007', '"f" 2 lines --50%-- 1,1'],
])('%s says what Vim says', (keys, says) => {
  expect(message(keys)).toMatch(new RegExp(`^${says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
})

test('a pattern that could be searched for ages is refused', () => {
  expect(message('/\\(a\\+\\)\\+$\r')).toMatch(/^E363/)
  expect(message('/a*a*a*a*b\r')).toMatch(/^E363/)
})

test('long texts scroll with the cursor, by lines, halves and pages', () => {
  const editor = editorOn(numbers(100), { rows: 11 })
  const top = (keys: string) => screenOf(typeKeys(editor, keys))[0]
  expect(top('9j')).toBe('line 1')
  expect(top('10j')).toBe('line 2')
  expect(top('\u0004')).toBe('line 6')
  expect(top('\u0006')).toBe('line 9')
  expect(top('\u0006\u0002')).toBe('line 1')
  expect(top('50G')).toBe('line 45')
  expect(top('Ggg')).toBe('line 1')
})

test(':set number counts the lines, and a long line goes on in the next row', () => {
  const editor = typeKeys(editorOn('abcdefghij\nk\n', { rows: 6, columns: 8 }), ':set nu\r')
  expect(screenOf(editor).slice(0, 4)).toEqual(['  1 abcd', 'efghij', '  2 k', '~'])
})

test('a smaller window still shows the cursor', () => {
  const editor = typeKeys(editorOn(numbers(50), { rows: 24 }), '20G')
  const smaller = press({ ...editor, rows: 6 }, 'l')
  expect(screenOf(smaller)).toContain('line 20')
})

test('bracketed paste is text in every mode, and no command', () => {
  const pasted = `${ESC}[200~dd:q!\rsecond${ESC}[201~`
  expect(editText('one\n', `i${pasted}${ESC}`).text).toBe('dd:q!\nsecondone\n')
  expect(editText('one\n', pasted).text).toBe('dd:q!\nsecondone\n')
})

test('two kilobytes of certificate typed at once arrive whole', () => {
  const certificate = Array.from(
    { length: 32 },
    () => 'MIIDhDCCAmwCAQAwDQYJKoZIhvcNAQELBQAwYcxzEzARBgNVBAwMck1udGvYmFz',
  )
  const { text } = editText('', `i${certificate.join('\r')}${ESC}`)
  expect(text).toBe(`${certificate.join('\n')}\n`)
})

test('an escape sequence may arrive in pieces', () => {
  expect(editText('abc\n', `${ESC}[C`).editor.column).toBe(1)
  expect(editText('abc\n', `i${ESC}[C${ESC}[C${ESC}OHx`).text).toBe('xabc\n')
})
