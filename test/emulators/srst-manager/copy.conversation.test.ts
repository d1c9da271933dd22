import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_LOGIN, startManager, test } from './srst-lab.ts'

const { username, password } = SERVER_LOGIN

test('a configuration goes to an FTP server and comes back', async () => {
  const srst = await startManager({}, { ftp: true })
  const cli = await srst.visit()
  await holds(
    cli,
    `
    srstmgr-1# ▸copy running-config ftp:
    Address or name of remote host? ▸${username}:${password}@server
    Destination filename? ▸saved_start
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸hostname other
    other(config)# ▸end
    other# ▸copy ftp: startup-config
    !!!WARNING!!! This operation will overwrite your startup configuration.
    Do you wish to continue[y]? ▸y
    Address or name of remote host? ▸${username}:${password}@server
    Source filename? ▸saved_start
    other# ▸copy ftp: running-config
    Address or name of remote host? ▸${username}:${password}@server
    Source filename? ▸saved_start
    srstmgr-1# ▸
    `,
  )
  expect(srst.handle.startupConfig()).toBe(srst.handle.runningConfig())
  expect(JSON.stringify(srst.lab.journal.entries({}))).not.toContain(password)
})

test('a configuration goes to a TFTP server and comes back', async () => {
  const srst = await startManager({}, { tftp: true })
  const cli = await srst.visit()
  await holds(
    cli,
    `
    srstmgr-1# ▸copy startup-config tftp:
    Address or name of remote host? ▸server
    Destination filename? ▸start
    srstmgr-1# ▸copy tftp: running-config
    Address or name of remote host? ▸server
    Source filename? ▸start
    srstmgr-1# ▸copy tftp: running-config
    Address or name of remote host? ▸server
    Source filename? ▸nothing
    %Error opening tftp://server/nothing (No such file or directory)
    srstmgr-1# ▸
    `,
  )
})

test('a server that is not there, a wrong password and a strange file are refused', async () => {
  const srst = await startManager({}, { ftp: true, files: { '/notes': 'buy milk\n' } })
  const cli = await srst.visit()
  const before = srst.handle.runningConfig()
  await holds(
    cli,
    `
    srstmgr-1# ▸copy ftp: running-config
    Address or name of remote host? ▸nowhere.example
    Source filename? ▸notes
    %Error opening ftp://nowhere.example/notes (Timed out)
    srstmgr-1# ▸copy ftp: running-config
    Address or name of remote host? ▸${username}:wrong@server
    Source filename? ▸notes
    %Error opening ftp://server/notes (Authentication failed)
    srstmgr-1# ▸copy ftp: running-config
    Address or name of remote host? ▸${username}:${password}@server
    Source filename? ▸notes
    % The file is not a configuration.
    srstmgr-1# ▸copy url server/notes phone-config username ${username} password ${password}
    srstmgr-1# ▸
    `,
  )
  expect(srst.handle.runningConfig()).toBe(before)
})
