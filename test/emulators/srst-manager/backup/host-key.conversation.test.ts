import { expect } from 'vitest'
import { holds } from '../../../rooms/console/conversation.ts'
import { keyOf, LOGIN, test, type, URL, WRONG } from './backup-desk.ts'

test('the host key is fetched, shown, pinned and listed', async ({ srst, cli }) => {
  const md5 = keyOf(srst)
  await holds(
    cli,
    `
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸backup server url ${URL}
    srstmgr-1(config)# ▸backup server authenticate
    The fingerprint of host server (key type ssh-rsa) is:
         ${md5}
    Do you want to continue [y/n]? ▸n
    srstmgr-1(config)# ▸show security ssh knownhost
    srstmgr-1(config)# ▸backup server authenticate
    The fingerprint of host server (key type ssh-rsa) is:
         ${md5}
    Do you want to continue [y/n]? ▸y
    srstmgr-1(config)# ▸end
    srstmgr-1# ▸show security ssh knownhost
    server ssh-rsa ${md5}
    srstmgr-1# ▸
    `,
  )
  expect(srst.journal('hostkey.pinned')).toEqual([{ host: 'server', type: 'ssh-rsa', md5 }])
  expect(srst.lab.journal.entries({ appliance: 'server', event: 'login.*' })).toEqual([])
})

test('a fingerprint that was taken out of band is pinned, replaced and forgotten', async ({
  cli,
}) => {
  const other = WRONG.replace('a5', 'ff')
  await holds(
    cli,
    `
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸security ssh knownhost server.cisco.com ssh-rsa ${WRONG}
    srstmgr-1(config)# ▸security ssh knownhost server.cisco.com ssh-rsa ${other.toUpperCase()}
    srstmgr-1(config)# ▸security ssh knownhost server.cisco.com ssh-dsa ${WRONG}
    srstmgr-1(config)# ▸end
    srstmgr-1# ▸show security ssh knownh
    server.cisco.com ssh-rsa ${other}
    server.cisco.com ssh-dsa ${WRONG}
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸no security ssh knownhost server.cisco.com ssh-rsa ${other}
    srstmgr-1(config)# ▸no security ssh knownhost server.cisco.com ssh-dsa
    srstmgr-1(config)# ▸show security ssh knownhost
    srstmgr-1(config)# ▸
    `,
  )
})

test.for([
  ['a string of SHA-256', 'ssh-rsa', 'SHA256:LpSwQVKt2f1k3mzYQK7ivSdlEXqwpL3J/+iaZRFW3L8'],
  ['the prefix MD5:', 'ssh-rsa', `MD5:${WRONG}`],
  ['a fingerprint that is too short', 'ssh-rsa', WRONG.slice(3)],
  ['a fingerprint without colons', 'ssh-rsa', WRONG.replaceAll(':', '')],
] as const)('%s is refused where it stands', async ([, keyType, fingerprint], { cli }) => {
  await type(cli, 'config t')
  const line = `security ssh knownhost server ${keyType} `
  const caret = ' '.repeat('srstmgr-1(config)# '.length + line.length)
  await holds(
    cli,
    `
    srstmgr-1(config)# ▸${line}${fingerprint}
    ${caret}^
    % Invalid input detected at '^' marker.

    srstmgr-1(config)# ▸show security ssh knownhost
    srstmgr-1(config)# ▸
    `,
  )
})

test('the key type is called ssh-dsa here, not ssh-dss as OpenSSH has it', async ({ cli }) => {
  await type(cli, 'config t')
  await holds(
    cli,
    `
    srstmgr-1(config)# ▸security ssh knownhost server ssh-dss ${WRONG}
                                                           ^
    % Invalid input detected at '^' marker.

    srstmgr-1(config)# ▸
    `,
  )
})

test('authenticate says what is wrong with the URL or the server', async ({ srst, cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸no backup server url
    srstmgr-1(config)# ▸backup server authenticate
    Backup server URL is not configured.
    srstmgr-1(config)# ▸backup server url ftp://server/vmbackups
    srstmgr-1(config)# ▸backup server authenticate
    Backup server authentication requires an SFTP server URL.
    srstmgr-1(config)# ▸backup server url http://server/vmbackups
    srstmgr-1(config)# ▸backup server authenticate
    Unsupported protocol
    srstmgr-1(config)# ▸backup server url sftp://server:2222/vmbackups
    srstmgr-1(config)# ▸backup server authenticate
    Unable to connect to server
    srstmgr-1(config)# ▸
    `,
  )
  srst.server.upgrade('openssh-9.2')
  await holds(
    cli,
    `
    srstmgr-1(config)# ▸backup server url ${URL}
    srstmgr-1(config)# ▸backup server authenticate
    Unable to establish SSH session
    srstmgr-1(config)# ▸
    `,
  )
})

test('the story of a key that has changed, from pin to repair', async ({ srst, cli }) => {
  await type(cli, 'config t', `backup server url ${URL} ${LOGIN}`)
  await type(cli, `security ssh knownhost server ssh-rsa ${WRONG}`, 'end', 'offline', 'y')
  await holds(
    cli,
    `
    srstmgr-1(offline)# ▸backup category configuration
    srstmgr-1(offline)# ▸show backup history
    #Start Operation
    Category:     Configuration
    Backup Server: ${URL}
    Operation:    Backup
    Backupid:     1
    Date:         Wed Aug 29 12:00:00 UTC 2012
    Result:       Failure
    Reason:       Script execution failed: /bin/BR_VMConfg_backup.sh: returnvalue:1
     ; Server Url:${URL}: returnvalue:51  SSH host key fingerprint mismatch
    Version:      9.0.1
    #End Operation
    srstmgr-1(offline)# ▸continue
    srstmgr-1# ▸
    `,
  )
  expect(srst.lab.journal.entries({ appliance: 'server', event: 'login.*' })).toEqual([])
  await type(cli, 'config t', `no security ssh knownhost server ssh-rsa ${WRONG}`)
  await type(cli, `security ssh knownhost server ssh-rsa ${keyOf(srst)}`, 'end')
  await type(cli, 'offline', 'y', 'backup category all', 'continue')
  await holds(
    cli,
    `
    srstmgr-1# ▸show backup server

    Category:       Data
    Details of last 5 backups
    Backup ID:      2
    Backup Date:    Wed Aug 29 12:00:04 UTC 2012
    Description:

    Category:       Configuration
    Details of last 5 backups
    Backup ID:      2
    Backup Date:    Wed Aug 29 12:00:04 UTC 2012
    Description:
    srstmgr-1# ▸
    `,
  )
})
