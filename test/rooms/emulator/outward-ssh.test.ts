import { expect, test } from 'vitest'
import { expressionFor, matchingPaths } from '../../../src/emulator/linux-patterns.ts'
import { progressLine } from '../../../src/emulator/outward-ssh/progress-line.ts'
import { chosenOffer, parseSshOptions } from '../../../src/emulator/outward-ssh/ssh-options.ts'
import { remoteFile, targetOf } from '../../../src/emulator/outward-ssh/target.ts'
import { createFileTree } from '../../../src/linux/index.ts'
import { plainOffer } from '../ssh/ssh-pair.ts'

const LETTERS = { flags: 'tq', values: 'pilo' }

test('options end at the first operand, and a value may stand with its letter', () => {
  const read = parseSshOptions(['-tq', '-p2222', '-l', 'admin', 'host', '-t'], LETTERS)
  if ('error' in read) throw new TypeError(read.error)
  expect([...read.flags]).toEqual(['t', 'q'])
  expect(read.operands).toEqual(['host', '-t'])
  expect(targetOf('host', read, { account: 'root', portLetter: 'p' })).toMatchObject({
    user: 'admin',
    host: 'host',
    port: 2_222,
  })
})

test('of a setting the first counts, and one that is not known is refused', () => {
  const read = parseSshOptions(['-oPort=1', '-o', 'Port 2', '-o', 'ConnectTimeout=3'], LETTERS)
  if ('error' in read) throw new TypeError(read.error)
  expect(targetOf('a@b', read, { account: 'root', portLetter: 'p' })).toMatchObject({
    user: 'a',
    port: 1,
    connectMs: 3_000,
  })
  expect(parseSshOptions(['-oNone=1'], LETTERS)).toHaveProperty('error')
  expect(parseSshOptions(['-p'], LETTERS)).toHaveProperty('error')
  expect(parseSshOptions(['-x'], LETTERS)).toHaveProperty('error')
})

test.each([
  ['a,b', ['a', 'b']],
  ['+a', [...plainOffer.kex, 'a']],
  ['^a', ['a', ...plainOffer.kex]],
  [`-${plainOffer.kex.join(',')}`, []],
])('KexAlgorithms=%s', (chosen, kex) => {
  const settings = new Map([['kexalgorithms', chosen]])
  expect(chosenOffer(plainOffer, settings).kex).toEqual(kex)
})

test.each([
  ['admin@10.1.1.1:/a:b', { destination: 'admin@10.1.1.1', path: '/a:b' }],
  ['host:', { destination: 'host', path: '' }],
  ['user@[::1]:a', { destination: 'user@[::1]', path: 'a' }],
  ['./a:b', undefined],
  ['/a', undefined],
])('%s', (text, file) => {
  expect(remoteFile(text)).toEqual(file)
})

test.each([
  [{ name: 'a.pem', bytes: 1_956, tookMs: 0 }, 'a.pem 100% 1956     1.9KB/s   00:00    '],
  [{ name: 'image', bytes: 52_428_800, tookMs: 5_000 }, 'image 100%   50MB  10.0MB/s   00:05    '],
])('%j', (file, line) => {
  expect(progressLine(file, 41)).toBe(`\r${line}\r\n`)
})

test('patterns fit as they do in a shell', () => {
  const paths = ['/log/a.1', '/log/a.2', '/log/.hidden', '/log/b', '/etc/x']
  const tree = createFileTree({
    now: () => 0,
    entries: paths.map((path) => ({ path, content: '' })),
  })
  const fits = (pattern: string) => matchingPaths(tree.root, '/log', pattern)
  expect(fits('a.*')).toEqual(['/log/a.1', '/log/a.2'])
  expect(fits('/*/[!a]')).toEqual(['/etc/x', '/log/b'])
  expect(fits('*')).toEqual(['/log/a.1', '/log/a.2', '/log/b'])
  expect(fits('none*')).toEqual(['none*'])
  expect(fits('plain')).toEqual(['plain'])
  expect(expressionFor('a+(b)').test('a+(b)')).toBe(true)
})
