import { expect, test } from 'vitest'
import { pathIn, readBackupUrl } from '../../../../emulators/srst-manager/backup/backup-url.ts'

test.each([
  ['sftp://branch/vmbackups', 'sftp', 'branch', 22, '/vmbackups'],
  ['SFTP://branch:2222/vm/backups/', 'sftp', 'branch', 2222, '/vm/backups'],
  ['sftp://10.30.30.100', 'sftp', '10.30.30.100', 22, '/'],
  ['sftp://[2001:db8::7]:2022/b', 'sftp', '2001:db8::7', 2022, '/b'],
  ['sftp://branch/my%20backups', 'sftp', 'branch', 22, '/my backups'],
  ['ftp://branch/vmbackups', 'ftp', 'branch', 21, 'vmbackups'],
  ['ftp://branch/%2Fvar/backups', 'ftp', 'branch', 21, '/var/backups'],
  ['ftp://branch/', 'ftp', 'branch', 21, ''],
])('%s is read', (url, protocol, host, port, directory) => {
  expect(readBackupUrl(url)).toEqual({ ok: true, place: { protocol, host, port, directory } })
})

test.each(['http://branch/b', 'scp://branch/b', 'tftp://branch/b', 'toString://branch/b'])(
  '%s has a protocol that is not supported',
  (url) => {
    expect(readBackupUrl(url)).toEqual({ ok: false, fault: 'unsupported-protocol' })
  },
)

test.each([
  '',
  'branch/vmbackups',
  'sftp:/branch/b',
  'sftp:///b',
  'sftp://branch:0/b',
  'sftp://branch:65536/b',
  'sftp://user@branch/b',
  'sftp://branch/%zz',
  'sftp://branch/a%00b',
  'sftp://branch/a%0Ab',
  'sftp://branch/a b',
])('%j is malformed', (url) => {
  expect(readBackupUrl(url)).toEqual({ ok: false, fault: 'malformed-url' })
})

test('names are put into the directory with one slash between, and into none without', () => {
  const place = { protocol: 'sftp', host: 'b', port: 22 } as const
  expect(pathIn({ ...place, directory: '/vm' }, 'history.log')).toBe('/vm/history.log')
  expect(pathIn({ ...place, directory: '/' }, 'history.log')).toBe('/history.log')
  expect(pathIn({ ...place, directory: '' }, 'history.log')).toBe('history.log')
})
