import { expect } from 'vitest'
import { test } from './interconnect.ts'

test('enter with a URL keeps what the URL does not name', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35:6900/a full-state disabled\r')
  await cli.type('set descr "nightly"\rset preserve-pooled-values yes\rcommit-buffer\rup\r')
  await cli.type('enter backup scp://user@host35/b all-configuration disabled\rsecret\r')
  await cli.type('commit-buffer\r')
  expect(fi.handle.configured('sys/backup-host35')?.attributes).toMatchObject({
    descr: 'nightly',
    preservePooledValues: 'yes',
    proto: 'scp',
    user: 'user',
    remoteFile: '/b',
    port: '',
  })
})

test('a commit is answered at once, and takes no lab time', async ({ fi, cli }) => {
  const before = fi.lab.clock.now()
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.type('commit-buffer\r')
  expect(fi.lab.clock.now()).toBe(before)
  expect(cli.shown()).toMatch(/UCS-A \/system\/backup # $/)
})

test('a backup that is enabled again while it runs goes on, and every run has its end', async ({
  fi,
  cli,
}) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/a full-state enabled\r')
  await cli.type('server-secret\rcommit-buffer\r')
  await fi.lab.advance(5_000)
  await cli.type('enable\rserver-secret\rcommit-buffer\r')
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  expect(fi.journal('backup.started')).toHaveLength(1)
  const codes = () => fi.journal('event.recorded').map((entry) => (entry as { text: string }).text)
  expect(codes().filter((text) => text.startsWith('[FSM:BEGIN]'))).toHaveLength(1)
  expect(codes().filter((text) => text.startsWith('[FSM:END]'))).toHaveLength(1)
})

test('a backup that is deleted while it runs has failed', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/a full-state enabled\r')
  await cli.type('server-secret\rcommit-buffer\rup\r')
  await fi.lab.advance(5_000)
  await cli.type('delete backup host35\rcreate backup sftp://user@host35/b full-state enabled\r')
  await cli.type('server-secret\rcommit-buffer\r')
  expect(fi.journal('backup.failed')).toMatchObject([{ reason: 'The operation has been deleted.' }])
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  expect(fi.journal('backup.started')).toHaveLength(2)
})
