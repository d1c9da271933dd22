import { expect, test } from 'vitest'
import { parseScpCommand } from '../../../src/ssh/scp/scp-command.ts'

const sink = {
  role: 'sink',
  recursive: false,
  preserve: false,
  intoDirectory: false,
  paths: ['/x'],
}

test.each([
  ['scp -t /x', sink],
  ['/usr/bin/scp -t -- /x', sink],
  ['scp -v -p -r -d -t /x', { ...sink, preserve: true, recursive: true, intoDirectory: true }],
  ['scp -rpt /x', { ...sink, preserve: true, recursive: true }],
  ['scp -f /x', { ...sink, role: 'source' }],
  ['scp -f -- a b', { ...sink, role: 'source', paths: ['a', 'b'] }],
  [`scp -t '/a b'`, { ...sink, paths: ['/a b'] }],
  [String.raw`scp -t '/it'\''s'`, { ...sink, paths: ["/it's"] }],
  [String.raw`scp -t "/a \"b\" \n"`, { ...sink, paths: [String.raw`/a "b" \n`] }],
  [String.raw`scp -t /a\ b\;c`, { ...sink, paths: ['/a b;c'] }],
  [`scp -t '/a\nb'`, { ...sink, paths: ['/a\nb'] }],
  [`scp -t -- -x`, { ...sink, paths: ['-x'] }],
  [`scp -t ''`, { ...sink, paths: ['.'] }],
  ['scp -t ~/x', { ...sink, paths: ['x'] }],
  ['scp -t ~', { ...sink, paths: ['.'] }],
  ['scp -t .', { ...sink, paths: ['.'] }],
])('%j is an SCP command', (command, expected) => {
  expect(parseScpCommand(command)).toEqual(expected)
})

test.each([
  '',
  'ls',
  'scp',
  'scp -t',
  'scp /x',
  'scp -t -f /x',
  'scp -S sh -t /x',
  'scpx -t /x',
  `scp -t '/x`,
  'scp -t "/x',
  'scp -t /x; rm -rf /',
  'scp -t /x && reboot',
  'scp -t $(id)',
  'scp -t `id`',
  'scp -t "$HOME"',
  'scp -t /x > /y',
])('%j is not', (command) => {
  expect(parseScpCommand(command)).toBeUndefined()
})
