import { expect } from 'vitest'
import { holds } from '../../../rooms/console/conversation.ts'
import { LOGIN, test, type, URL } from './backup-desk.ts'

const WARNING = `
    !!!WARNING!!!: If you are going offline to do a backup, it is recommended
    that you save the current running configuration using the 'write' command,
    prior to going to the offline state.

    Putting the system offline will terminate all end user sessions.
    Are you sure you want to go offline[n]? : `.trimStart()

test('a backup over SFTP as the guide has it', async ({ srst, cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸backup server url ${URL} ${LOGIN}
    srstmgr-1(config)# ▸backup revisions 10
    srstmgr-1(config)# ▸end
    srstmgr-1# ▸show backup
    Server URL:                             ${URL}
    User Account on Server:                 backup
    Number of Backups to Retain:            10
    Security Protected:                     no
    Security Enforced:                      no
    srstmgr-1# ▸offline
    ${WARNING}▸y
    srstmgr-1(offline)# ▸backup category all
    srstmgr-1(offline)# ▸continue
    srstmgr-1# ▸
    `,
  )
  expect(srst.handle.backups()).toMatchObject([
    { category: 'configuration', backupId: 1, result: 'Success' },
    { category: 'data', backupId: 1, result: 'Success' },
  ])
  expect(await srst.server.has('/vmbackups/Data_1/Data_1.tar.gz')).toBe(true)
})

test('a backup without a server is refused, and one to a lost server is in the history only', async ({
  srst,
  cli,
}) => {
  await type(cli, 'config t', 'no backup server url', 'end', 'offline', 'y')
  await holds(
    cli,
    `
    srstmgr-1(offline)# ▸backup category all
    Backup server URL is not configured.
    srstmgr-1(offline)# ▸restore id 1 category all
    Backup server URL is not configured.
    srstmgr-1(offline)# ▸show backup server
    Backup server URL is not configured.
    srstmgr-1(offline)# ▸
    `,
  )
  expect(srst.handle.backups()).toEqual([])
  await type(cli, 'continue', 'config t', `backup server url sftp://server:2222/b ${LOGIN}`, 'end')
  await type(cli, 'offline', 'y')
  await holds(
    cli,
    `
    srstmgr-1(offline)# ▸restore id 3 category data
    srstmgr-1(offline)# ▸show restore history
    #Start Operation
    Category:     Data
    Backup Server: sftp://server:2222/b
    Operation:    Restore
    Backupid:     3
    Restoreid:    1
    Date:         Wed Aug 29 12:00:00 UTC 2012
    Result:       Failure
    Reason:       Script execution failed: /bin/BR_VMData_restore.sh: returnvalue:1
     ; Server Url:sftp://server:2222/b: returnvalue:7  Unable to connect to server
    Version:      9.0.1
    #End Operation
    srstmgr-1(offline)# ▸show backup server
    Unable to connect to server
    srstmgr-1(offline)# ▸
    `,
  )
})
