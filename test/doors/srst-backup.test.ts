import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { raiseManager, sendBackupsTo } from './srst-lab.ts'
import { settingsFor2012, startBackupSshd, type BackupSshd } from './srst-sshd.ts'
import { BACKUP_PASSWORD, BACKUP_USER, haveBackupUser } from './ucsm-sshd.ts'

haveBackupUser()

const LOGIN = { user: BACKUP_USER, password: BACKUP_PASSWORD }
const MISMATCH = 'returnvalue:51  SSH host key fingerprint mismatch'
/** What sshd logs when anybody begins to authenticate. */
const AUTHENTICATION = /userauth-request|Failed password|Accepted|Postponed/

/** A machine that is offline and sends its backups to this server. */
async function managerFor({ url }: BackupSshd) {
  const raised = await raiseManager()
  const admin = await raised.visit()
  await sendBackupsTo(admin, url, LOGIN)
  return { ...raised, ...admin, goOffline: () => admin.enter('offline', 'y') }
}

test('a backup goes to a real sshd whose RSA key is pinned, and to nobody with another key', async () => {
  const sshd = await startBackupSshd()
  const { enter, enterAll, handle, goOffline } = await managerFor(sshd)
  const pin = `security ssh knownhost 127.0.0.1 ssh-rsa ${sshd.md5()}`
  await enterAll('config t', pin, 'end')
  await goOffline()
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
  expect(readdirSync(sshd.folder).toSorted()).toEqual([
    'Backup_1.manifest',
    'Configuration_1',
    'Data_1',
    'history.log',
  ])
  expect(sshd.log()).toMatch(AUTHENTICATION)
  expect(await enter('show backup server')).toContain('Backup')

  await sshd.newHostKeys()
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(false)
  expect(await enter('show backup history')).toContain(MISMATCH)
  await sshd.logged(/Received disconnect .*:9: Host key verification failed/)
  expect(sshd.log()).not.toMatch(AUTHENTICATION)
  expect(existsSync(join(sshd.folder, 'Backup_2.manifest'))).toBe(false)
  const restored = await enter('restore id 1 category all')
  expect(restored + (await enter('show restore history'))).toContain(MISMATCH)
  expect(sshd.log()).not.toMatch(AUTHENTICATION)

  await enterAll('continue', 'config t', 'no security ssh knownhost 127.0.0.1 ssh-rsa')
  await enterAll(`security ssh knownhost 127.0.0.1 ssh-rsa ${sshd.md5()}`, 'end')
  await goOffline()
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
})

test('a key that is fetched and agreed to is the one that ssh-keygen shows', async () => {
  const sshd = await startBackupSshd()
  const { enter, enterAll, handle, goOffline } = await managerFor(sshd)
  await enter('config t')
  const shown = await enter('backup server authenticate', 'y')
  expect(shown).toContain(`(key type ssh-rsa) is:\n     ${sshd.md5()}`)
  expect(sshd.log()).not.toMatch(AUTHENTICATION)
  await enterAll('end')
  const listed = await enter('show security ssh knownhost')
  expect(listed).toBe(`127.0.0.1 ssh-rsa ${sshd.md5()}\n`)
  await goOffline()
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
})

test.each([
  ['its defaults', [], 'no kex in common', 'no matching key exchange method found'],
  [
    'group14-sha1 alone',
    settingsFor2012.slice(1),
    'no hostKey in common',
    'no matching host key type found. Their offer: ssh-rsa,ssh-dss',
  ],
  [
    'ssh-rsa alone',
    settingsFor2012.slice(0, 1),
    'no kex in common',
    'Their offer: diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1,diffie-hellman-group1-sha1',
  ],
])(
  'a client of 2012 and an sshd with %s have nothing in common',
  async (...[, lines, why, log]) => {
    const sshd = await startBackupSshd(lines, ['rsa', 'ecdsa', 'ed25519'])
    const { enter, handle, goOffline, journal } = await managerFor(sshd)
    await goOffline()
    await enter('backup category all')
    expect(await handle.lastSucceeds()).toBe(false)
    expect(await enter('show backup history')).toContain('Unable to establish SSH session')
    expect(journal('handshake.refused')).toMatchObject([{ role: 'client', reason: why }])
    await sshd.logged(log)
  },
)

test('with the documented settings an sshd of today serves a client of 2012, whatever keys it has', async () => {
  const sshd = await startBackupSshd(settingsFor2012, ['rsa', 'ecdsa', 'ed25519'])
  const { enter, handle, goOffline, journal } = await managerFor(sshd)
  await goOffline()
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
  expect(journal('hostkey.presented')).toMatchObject([{ type: 'ssh-rsa', md5: sshd.md5() }])
})
