import { expect, test } from 'vitest'
import { absolutePath, inside, nameOf, parentOf } from '../../../src/store/path.ts'

test.each([
  ['backup.tgz', '/home/ucs/backup.tgz'],
  ['./a//b/', '/home/ucs/a/b'],
  ['/var/tmp/x', '/var/tmp/x'],
  ['..', '/home'],
  ['../../../../etc/passwd', '/etc/passwd'],
  ['/../../x', '/x'],
  ['', '/home/ucs'],
  ['.', '/home/ucs'],
  ['/', '/'],
  ['/C:/backups/x.tgz', '/C:/backups/x.tgz'],
  ['...', '/home/ucs/...'],
  ['a b\n"c"', '/home/ucs/a b\n"c"'],
])('%j from /home/ucs is %j', (given, expected) => {
  expect(absolutePath('/home/ucs', given)).toBe(expected)
})

test('a path is taken apart and put together', () => {
  expect([parentOf('/a/b'), parentOf('/a'), parentOf('/')]).toEqual(['/a', '/', '/'])
  expect([nameOf('/a/b'), nameOf('/')]).toEqual(['b', ''])
  expect([inside('/', 'a'), inside('/a', 'b')]).toEqual(['/a', '/a/b'])
})
