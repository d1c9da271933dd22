import { expect, test } from 'vitest'
import { ends, startBackupLab } from './backup-lab.ts'

test.each([
  ['http://branch/b', 'returnvalue:1  Unsupported protocol'],
  ['branch/b', 'returnvalue:3  Malformed URL'],
  ['sftp://10.9.9.9/b', 'returnvalue:28  Connection timed out'],
  ['sftp://branch:2222/vmbackups', 'returnvalue:7  Unable to connect to server'],
  ['sftp://branch/elsewhere', 'returnvalue:78  File not found'],
  ['ftp://branch/elsewhere', 'returnvalue:9  Unable to authenticate'],
])('a backup to %s fails with %s', async (url, end) => {
  const lab = await startBackupLab()
  const report = await lab.backUp({ server: { ...lab.plan().server, url } })
  expect(ends(report)).toEqual([end, end])
})

test.each([
  ['sftp', 'returnvalue:67  Unable to authenticate'],
  ['ftp', 'returnvalue:9  Unable to authenticate'],
])('a wrong password over %s is told as the era told it', async (protocol, end) => {
  const lab = await startBackupLab()
  const server = { url: `${protocol}://branch/vmbackups`, username: 'admin', password: 'wrong-one' }
  expect(ends(await lab.backUp({ server }))[0]).toBe(end)
})

test('a server with nothing in common gets no session, and the explainer names the category', async () => {
  const lab = await startBackupLab()
  lab.server.upgrade('openssh-9.2')
  expect(ends(await lab.backUp())[0]).toBe('returnvalue:2  Unable to establish SSH session')
  expect(lab.journal('srst', 'handshake.refused')).toMatchObject([{ table: { empty: 'kex' } }])
})

test('a server that never answers is given up in time', async () => {
  const lab = await startBackupLab()
  lab.server.fails({ fault: 'silence' })
  expect(ends(await lab.backUp())[0]).toBe('returnvalue:28  Connection timed out')
})

test.each(['sftp', 'ftp'])('a full disk over %s leaves nothing of the backup', async (protocol) => {
  const lab = await startBackupLab()
  const server = { ...lab.plan().server, url: `${protocol}://branch/vmbackups` }
  lab.server.fails({ fault: 'disk-full', bytes: 3_000 })
  expect(ends(await lab.backUp({ server }))).toEqual(
    Array(2).fill('returnvalue:70  Server disk full'),
  )
  lab.server.recovers()
  for (const left of ['Configuration_1/Configuration_1.tar.gz', 'Backup_1.manifest', 'history.log'])
    expect(await lab.server.has(`/vmbackups/${left}`)).toBe(false)
  expect(ends(await lab.backUp({ server }))).toEqual(['Success', 'Success'])
})

test('a directory that may not be written is told like a login that is refused', async () => {
  const lab = await startBackupLab()
  lab.server.fails({ fault: 'read-only' })
  expect(ends(await lab.backUp())[0]).toBe('returnvalue:9  Unable to authenticate')
})
