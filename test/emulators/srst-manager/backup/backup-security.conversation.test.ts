import { expect } from 'vitest'
import { holds } from '../../../rooms/console/conversation.ts'
import { LOGIN, test, type, URL } from './backup-desk.ts'

test('encryption and signing as the guide has it, and back again', async ({ srst, cli }) => {
  await type(cli, 'config t', `backup server url ${URL} ${LOGIN}`)
  await holds(
    cli,
    `
    srstmgr-1(config)# ▸backup security protected
    Security key is not configured. Use 'backup security key generate' first.
    srstmgr-1(config)# ▸backup security key delete
    Security key is not configured.
    srstmgr-1(config)# ▸backup security key generate
    Please enter the password from which the key will be derived: ▪master-secret
    Please enter the password again: ▪another
    Passwords do not match.
    srstmgr-1(config)# ▸backup security key generate
    Please enter the password from which the key will be derived: ▪
    Please enter the password again: ▪
    Password cannot be empty.
    srstmgr-1(config)# ▸backup security key generate
    Please enter the password from which the key will be derived: ▪master-secret
    Please enter the password again: ▪master-secret
    srstmgr-1(config)# ▸backup security protected
    srstmgr-1(config)# ▸backup security enforced
    srstmgr-1(config)# ▸end
    srstmgr-1# ▸
    `,
  )
  const magic = srst.handle.magic()!
  expect(magic).toMatch(/^[\da-f]{8}$/)
  await type(cli, 'offline', 'y', 'backup category all', 'restore id 1 category all')
  expect(srst.handle.restores().map(({ result }) => result)).toEqual(['Success', 'Success'])
  const archive = await srst.server.file('/vmbackups/Data_1/Data_1.tar.gz')
  expect(Buffer.from(archive!).toString('latin1')).toMatch(/^SRSTSEAL/)
  await type(cli, 'continue', 'config t')
  await holds(
    cli,
    `
    srstmgr-1(config)# ▸backup security key generate
    You have a key with magic string ${magic}
    Do you want to overwrite it [y/n]?: ▸n
    srstmgr-1(config)# ▸backup security key delete
    You have a key with magic string ${magic}
    Do you want to delete it [y/n]?: ▸y
    srstmgr-1(config)# ▸no backup security enforced
    srstmgr-1(config)# ▸show backup | include Security
    Security Protected:                     yes
    Security Enforced:                      no
    srstmgr-1(config)# ▸
    `,
  )
  expect(srst.handle.magic()).toBeUndefined()
  expect(JSON.stringify(srst.lab.journal.entries())).not.toMatch(/master-secret|server-secret/)
})

test('the password of the master key shows an asterisk for each key', async ({ cli }) => {
  await type(cli, 'config t')
  await cli.type('backup security key generate\r')
  await cli.type('secrex')
  expect(cli.shown()).toMatch(/be derived: \*{6}$/)
  await cli.type('\u007f')
  expect(cli.shown().endsWith('be derived: ******\b \b')).toBe(true)
  await cli.type('t')
  await cli.type('\r')
  await cli.type('secret\r')
  expect(cli.shown()).toContain('\nPlease enter the password again: ******\n')
  expect(cli.shown()).not.toContain('secre')
})

test('a tampered backup halts the machine as it was, and another revision is restored', async ({
  srst,
  cli,
}) => {
  await type(cli, 'config t', `backup server url ${URL} ${LOGIN}`)
  await cli.type('backup security key generate\r')
  await cli.type('master-secret\r')
  await cli.type('master-secret\r')
  await type(cli, 'backup security protected', 'end', 'offline', 'y')
  await type(cli, 'backup category all', 'backup category all')
  const path = '/vmbackups/Configuration_2/Configuration_2.tar.gz'
  const bytes = Buffer.from((await srst.server.file(path))!)
  bytes[200]! ^= 1
  await srst.server.putFile(path, bytes)
  const before = srst.handle.runningConfig()
  await type(cli, 'restore id 2 category all')
  expect(srst.handle.state()).toBe('offline.halted')
  expect(srst.handle.runningConfig()).toBe(before)
  await holds(
    cli,
    `
    srstmgr-1(offline)# ▸show restore history | include Reason|tampered
    Reason:       Script execution failed: /bin/BR_VMConfg_restore.sh: returnvalue:1
     ; Backup content has been tampered with, restore aborted.
    Reason:       Script execution failed: /bin/BR_VMData_restore.sh: returnvalue:1
     ; Backup content has been tampered with, restore aborted.
    srstmgr-1(offline)# ▸restore id 1 category all
    srstmgr-1(offline)# ▸
    `,
  )
  expect(srst.handle.state()).toBe('offline.waiting')
  expect(
    srst.handle
      .restores()
      .slice(2)
      .map(({ result }) => result),
  ).toEqual(['Success', 'Success'])
})
