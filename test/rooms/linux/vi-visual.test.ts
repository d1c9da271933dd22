import { expect, test } from 'vitest'
import { screenOf } from '../../../src/linux/vi/draw.ts'
import { editorOn, editText, typeKeys } from './editing.ts'
import { createAppliance } from './linux-fixture.ts'

const TEXT = 'one two\nthree four\nfive\n'
const ESC = '\u001b'

// What Vim 9.0 leaves after these keys.
const sequences: readonly (readonly [string, string])[] = [
  ['vd', 'ne two\nthree four\nfive\n'],
  ['ved', ' two\nthree four\nfive\n'],
  ['wvbd', 'wo\nthree four\nfive\n'],
  ['v$d', 'three four\nfive\n'],
  ['vjd', 'hree four\nfive\n'],
  ['v2lx', ' two\nthree four\nfive\n'],
  ['vfwd', 'o\nthree four\nfive\n'],
  ['Vd', 'three four\nfive\n'],
  ['VGd', ''],
  ['jVkd', 'five\n'],
  ['vjD', 'five\n'],
  [`vecX${ESC}`, 'X two\nthree four\nfive\n'],
  [`VjcX${ESC}`, 'X\nfive\n'],
  ['Vj>', '\tone two\n\tthree four\nfive\n'],
  ['VjJ', 'one two three four\nfive\n'],
  ['ve~', 'ONE two\nthree four\nfive\n'],
  ['vjU', 'ONE TWO\nThree four\nfive\n'],
  ['verx', 'xxx two\nthree four\nfive\n'],
  ['vey$p', 'one twoone\nthree four\nfive\n'],
  ['Vyjp', 'one two\nthree four\none two\nfive\n'],
  ['yewvep', 'one one\nthree four\nfive\n'],
  ['yyjVp', 'one two\none two\nfive\n'],
  ['yyGVp', 'one two\nthree four\none two\n'],
  ['wvoed', 'one \nthree four\nfive\n'],
  ['vVd', 'three four\nfive\n'],
  ['vvx', 'ne two\nthree four\nfive\n'],
  [`vl${ESC}x`, 'oe two\nthree four\nfive\n'],
  ['vedu', TEXT],
  ['vld.', 'two\nthree four\nfive\n'],
  ['Vj:s/o/0/\r', '0ne two\nthree f0ur\nfive\n'],
  [`Vj${ESC}G:'<,'>d\r`, 'five\n'],
  ['Vj:>\r', '\tone two\n\tthree four\nfive\n'],
  ['"ayyj"bdd"ap"bp', 'one two\nfive\none two\nthree four\n'],
  ['"ayyj"AyyG"ap', 'one two\nthree four\nfive\none two\nthree four\n'],
  ['yyj"_ddp', 'one two\nfive\none two\n'],
  ['yyjdd"0p', 'one two\nfive\none two\n'],
  ['ve"cyG$"cp', 'one two\nthree four\nfiveone\n'],
  ['"ayw2"aP', 'one one one two\nthree four\nfive\n'],
  ["maj:'a,.j\r", 'one two three four\nfive\n'],
]

test.each(sequences)('%j leaves what Vim leaves', (keys, becomes) => {
  expect(editText(TEXT, keys).text).toBe(becomes)
})

test('what is chosen stands in reverse, and the last row tells the mode', () => {
  const rows = screenOf(typeKeys(editorOn(TEXT), 'wvj'))
  expect(rows[0]).toBe(`one ${ESC}[7mtwo${ESC}[m`)
  expect(rows[1]).toBe(`${ESC}[7mthree${ESC}[m four`)
  expect(rows.at(-1)).toMatch(/^-- VISUAL -- +2,5$/)
  expect(screenOf(typeKeys(editorOn(TEXT), 'V')).at(-1)).toMatch(/^-- VISUAL LINE --/)
  expect(screenOf(typeKeys(editorOn(TEXT), `V${ESC}`))[0]).toBe('one two')
})

test('an empty register and a mark that is not set are said', () => {
  expect(typeKeys(editorOn(TEXT), '"qp').message).toBe('E353: Nothing in register q')
  expect(typeKeys(editorOn(TEXT), ":'<,'>d\r").message).toBe('E20: Mark not set')
})

test(':set list shows tabs and line ends, and :set nu numbers', () => {
  const editor = typeKeys(editorOn('a\tb\n'), ':set list nu\r')
  expect(screenOf(editor)[0]).toBe('  1 a^Ib$')
  expect(screenOf(typeKeys(editor, ':set nolist nonu\r'))[0]).toBe('a       b')
})

test('a register outlives :e!, and :r reads a file below the cursor', async () => {
  const { open, tree } = createAppliance({
    entries: [
      { path: '/tmp/a', content: 'first\nsecond\n' },
      { path: '/tmp/b', content: 'other\n' },
    ],
  })
  const { type } = await open({ as: 'root' })
  await type('vi /tmp/a\r')
  await type('"add:e!\rG"ap:r /tmp/b\r:wq\r')
  expect(Buffer.from(tree.root.read('/tmp/a')).toString()).toBe('first\nsecond\nfirst\nother\n')
})
