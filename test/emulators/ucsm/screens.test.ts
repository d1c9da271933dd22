import { expect, test } from 'vitest'
import { readRemoteFileUrl } from '../../../emulators/ucsm/remote-file-url.ts'
import { table } from '../../../emulators/ucsm/screens/table.ts'
import { shown, shownTime } from '../../../emulators/ucsm/screens/wording.ts'

test.each([
  ['end-point-failed', 'End Point Failed'],
  ['ERR-DNLD-authentication-failure', 'ERR DNLD Authentication Failure'],
  ['backupFail', 'Backup Fail'],
  ['backupSuccess', 'Backup Success'],
  ['not-applicable', 'Not Applicable'],
  ['nop', 'Nop'],
  ['none', 'None'],
  ['scp', 'Scp'],
  ['fsm-failed', 'Fsm Failed'],
])('the value %s is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text)
})

test('times are shown with milliseconds and without a zone', () => {
  expect(shownTime(Date.parse('2019-09-11T10:05:55.706Z'))).toBe('2019-09-11T10:05:55.706')
  expect(shownTime(undefined)).toBe('Never')
})

test('an over-long value pushes the rest of its row to the next line', () => {
  const columns = [
    { title: 'Creation Time', width: 20 },
    { title: 'User', width: 10 },
  ]
  const rows = [['2015-12-24T12:34:02.980', 'internal']]
  expect(table(columns, rows)).toEqual([
    'Creation Time        User',
    '-------------------- ----------',
    '2015-12-24T12:34:02.980',
    '                     internal',
  ])
})

test.each([
  [
    'scp://user@host35/backups/all.bak',
    { protocol: 'scp', user: 'user', host: 'host35', path: '/backups/all.bak' },
  ],
  [
    'SFTP://u@[fe80::1]:2222/f',
    { protocol: 'sftp', user: 'u', host: 'fe80::1', port: 2222, path: '/f' },
  ],
  ['tftp://host35:69/f', { protocol: 'tftp', user: '', host: 'host35', port: 69, path: '/f' }],
])('%s is read', (url, target) => {
  expect(readRemoteFileUrl(url)).toEqual(target)
})

test.each([
  'sftp://user@/f',
  'sftp://host/f',
  'sftp://user@host',
  'sftp://user@host/',
  'sftp://user@host:0/f',
  'sftp://user@host:65536/f',
  'tftp://user@host/f',
  'https://user@host/f',
  'sftp://user@host/f f',
])('%s is not a place for a backup', (url) => {
  expect(readRemoteFileUrl(url)).toBeUndefined()
})
