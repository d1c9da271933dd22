import { expect, test } from 'vitest'
import { announcement, parseScpRecord, timesRecord } from '../../../src/ssh/scp/scp-record.ts'

test.each([
  ['C0644 12 a b', { kind: 'file', mode: 0o644, sizeBytes: 12, name: 'a b' }],
  ['C0600 0 grüße', { kind: 'file', mode: 0o600, sizeBytes: 0, name: 'grüße' }],
  ['D0755 0 d', { kind: 'directory', mode: 0o755, name: 'd' }],
  ['E', { kind: 'up' }],
  ['T1568196000 0 1568196000 0', { kind: 'times', modifiedMs: 1_568_196_000_000 }],
  ['', { kind: 'bad', why: 'unexpected <newline>' }],
  ['Welcome', { kind: 'bad', why: 'expected control record' }],
  ['Cisco UCS', { kind: 'bad', why: 'bad mode' }],
  ['C064 12 a', { kind: 'bad', why: 'bad mode' }],
  ['C0644x12 a', { kind: 'bad', why: 'mode not delimited' }],
  ['C0644 x a', { kind: 'bad', why: 'size not delimited' }],
  ['C0644 12', { kind: 'bad', why: 'size not delimited' }],
  ['C0644 99999999999999999999 a', { kind: 'bad', why: 'size out of range' }],
  ['T1 2 3', { kind: 'bad', why: 'mtime.sec not delimited' }],
  ['C0644 1 ..', { kind: 'bad-name', name: '..' }],
  ['C0644 1 /etc/passwd', { kind: 'bad-name', name: '/etc/passwd' }],
  ['D0755 0 ', { kind: 'bad-name', name: '' }],
])('%j is read', (line, expected) => {
  expect(parseScpRecord(line)).toEqual(expected)
})

test('records are written as OpenSSH writes them', () => {
  expect(announcement('C', { mode: 0o644, sizeBytes: 5, name: 'a' })).toBe('C0644 5 a\n')
  expect(announcement('D', { mode: 0o755, sizeBytes: 0, name: 'a\nb' })).toBe('D0755 0 a\\^Jb\n')
  expect(timesRecord(1_568_196_000_999)).toBe('T1568196000 0 1568196000 0\n')
})
