import { expect, test } from 'vitest'
import {
  backupServerOf,
  credentialsIn,
  hiddenCredentials,
  isEnforced,
  isProtected,
  knownHostEdit,
  knownHostsOf,
  noKnownHost,
  noServer,
  revisionsEdit,
  revisionsOf,
  securityEdit,
  serverEdit,
} from '../../../../emulators/srst-manager/backup/backup-settings.ts'
import {
  applyEdits,
  type ConfigurationEdit,
} from '../../../../emulators/srst-manager/configuration/statements.ts'

const login = { username: 'admin', password: 'mainserver' }
const md5 = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'
const after = (...edits: ConfigurationEdit[]) => applyEdits({}, edits)

test('a configuration without statements has no server, five revisions and no security', () => {
  expect(backupServerOf({})).toBeUndefined()
  expect(revisionsOf({})).toBe(5)
  expect(knownHostsOf({})).toEqual([])
  expect([isProtected({}), isEnforced({})]).toEqual([false, false])
})

test('the server is read back with the login that was hidden', () => {
  const url = 'sftp://branch/vmbackups'
  const configuration = after(serverEdit(url, hiddenCredentials(login)))
  expect(backupServerOf(configuration)).toEqual({ url, ...login })
  expect(Object.values(configuration).join()).not.toMatch(/admin|mainserver/)
})

test('a server of which only the URL was given has nobody who logs in', () => {
  const configuration = after(
    serverEdit('sftp://old/b', hiddenCredentials(login)),
    serverEdit('sftp://new/b'),
  )
  expect(configuration).toEqual({ 'backup server url': 'backup server url "sftp://new/b"' })
  expect(backupServerOf(configuration)).toEqual({ url: 'sftp://new/b', username: '', password: '' })
})

test('a quotation mark in a URL does not end it', () => {
  expect(backupServerOf(after(serverEdit('sftp://branch/a"b')))?.url).toBe('sftp://branch/a%22b')
})

test('no backup server url leaves none', () => {
  expect(after(serverEdit('sftp://branch/b'), noServer)).toEqual({})
})

test('hidden credentials are the same for the same login and end as those of the family do', () => {
  expect(hiddenCredentials(login)).toBe(hiddenCredentials(login))
  expect(hiddenCredentials(login)).toMatch(/AAAAA=$/)
  expect(hiddenCredentials({ ...login, password: 'other' })).not.toBe(hiddenCredentials(login))
})

test.each([
  login,
  { username: 'a', password: '' },
  { username: 'ünïcode', password: 'x'.repeat(200) },
])('the login %j comes back out of hidden credentials', (credentials) => {
  expect(credentialsIn(hiddenCredentials(credentials))).toEqual(credentials)
})

test.each(['', 'AAAAA=', 'not base64 at all', 'EWlTygcM'])('%j hides no credentials', (text) => {
  expect(credentialsIn(text)).toBeUndefined()
})

test('revisions and the rules of security are read back, and go', () => {
  expect(revisionsOf(after(revisionsEdit(50)))).toBe(50)
  const both = after(securityEdit('protected', true), securityEdit('enforced', true))
  expect([isProtected(both), isEnforced(both)]).toEqual([true, true])
  expect(applyEdits(both, [securityEdit('enforced', false)])).toEqual({
    'backup security protected': 'backup security protected',
  })
})

test('a host may have a key of each type; the same type is replaced, and goes alone', () => {
  const rsa = { host: 'branch', type: 'ssh-rsa', md5 } as const
  const dsa = { ...rsa, type: 'ssh-dsa' } as const
  const other = { ...rsa, md5: md5.replace('a5', 'ff') }
  const configuration = after(knownHostEdit(rsa), knownHostEdit(dsa), knownHostEdit(other))
  expect(knownHostsOf(configuration)).toEqual([other, dsa])
  expect(knownHostsOf(applyEdits(configuration, [noKnownHost('branch', 'ssh-rsa')]))).toEqual([dsa])
})
