import { expect } from 'vitest'
import { seconds } from '../../../src/clock/durations.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const TIMED_OUT = 'End point timed out. Check for IP, password, space or access related issues.#'

/** Orders a backup to host35 that runs at once; leaves the visitor in /system. */
async function order(cli: Visitor, password: string, path = '/fi.bak'): Promise<void> {
  await cli.type(`scope system\rcreate backup sftp://user@host35${path} full-state enabled\r`)
  await cli.type(`${password}\rcommit-buffer\r`)
  await cli.type('up\r')
  cli.turnPage()
}

test('a backup that has not run shows an FSM at rest', async ({ cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.type('commit-buffer\r')
  cli.turnPage()
  const rest = `
    Hostname: host35

        FSM 1:
            Remote Result: Not Applicable
            Remote Error Code: None
            Remote Error Description:
            Status: Nop
            Previous Status: Nop
            Timestamp: Never
            Try: 0
            Progress (%): 0
            Current Task:`
  await holds(
    cli,
    `
    UCS-A /system/backup # ▸show fsm status
    ${rest}
    UCS-A /system/backup # ▸up
    UCS-A /system # ▸show backup fsm status host35
    ${rest}
    UCS-A /system # ▸show backup fsm status nobody
    UCS-A /system # ▸
    `,
  )
})

test('the database is saved first, then the file is sent', async ({ fi, cli }) => {
  await order(cli, SERVER_PASSWORD)
  await holds(
    cli,
    `
    UCS-A /system # ▸show backup fsm status host35

    Hostname: host35

        FSM 1:
            Remote Result: Not Applicable
            Remote Error Code: None
            Remote Error Description:
            Status: Backup Backup Local
            Previous Status: Nop
            Timestamp: 2019-09-11T10:00:00.000
            Try: 0
            Progress (%): 0
            Current Task: internal database backup(FSM-STAGE:sam:dme:MgmtBackupBackup:backupLocal)
    UCS-A /system # ▸
    `,
  )
  await fi.handle.backupSucceeds('host35')
  await holds(
    cli,
    `
    UCS-A /system # ▸show backup fsm status host35

    Hostname: host35

        FSM 1:
            Remote Result: Not Applicable
            Remote Error Code: None
            Remote Error Description:
            Status: Nop
            Previous Status: Backup Success
            Timestamp: 2019-09-11T10:00:12.000
            Try: 0
            Progress (%): 100
            Current Task:
    UCS-A /system # ▸show backup detail | grep State
        Type: Full State
        Administrative State: Disabled
    UCS-A /system # ▸show fault
    UCS-A /system # ▸
    `,
  )
})

test('a wrong password is told as permission denied, after a second try', async ({ fi, cli }) => {
  await order(cli, 'not-the-password')
  await fi.handle.backupSucceeds('host35')
  await holds(
    cli,
    `
    UCS-A /system # ▸show backup fsm status host35

    Hostname: host35

        FSM 1:
            Remote Result: End Point Failed
            Remote Error Code: ERR DNLD Authentication Failure
            Remote Error Description: Permission denied#
            Status: Backup Fail
            Previous Status: Backup Fail
            Timestamp: 2019-09-11T10:00:42.000
            Try: 1
            Progress (%): 0
            Current Task: internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)
    UCS-A /system # ▸
    `,
  )
})

test('a server that the firmware cannot speak with looks like one that timed out', async ({
  fi,
  cli,
}) => {
  fi.server.upgrade('windows-sftp-2014')
  await order(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  await holds(
    cli,
    `
    UCS-A /system # ▸show backup fsm status host35 | include Remote
            Remote Result: End Point Unavailable
            Remote Error Code: ERR Request Timeout
            Remote Error Description: ${TIMED_OUT}
    UCS-A /system # ▸
    `,
  )
})

test.for([
  ['a host that nobody knows', 'sftp://user@nowhere/fi.bak', 'nowhere'],
  ['a port that nobody listens on', 'sftp://user@host35:2222/fi.bak', 'host35'],
  ['FTP, which has no server in the lab', 'ftp://user@host35/fi.bak', 'host35'],
] as const)('%s looks like an end point that timed out', async ([, url, host], { fi, cli }) => {
  await cli.type(`scope system\rcreate backup ${url} full-state enabled\r`)
  await cli.type('x\rcommit-buffer\r')
  expect(await fi.handle.backupSucceeds(host)).toBe(false)
  expect(fi.handle.backupFsm(host).error?.text).toBe(TIMED_OUT)
})

test('faults are listed newest first, with the number to the right', async ({ fi, cli }) => {
  fi.server.upgrade('windows-sftp-2014')
  await order(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  const [third, second, first] = ['F999723', 'F16683', 'F78123'].map(
    (code) => fi.handle.fault(code, 'host35')?.id,
  )
  await holds(
    cli,
    `
    UCS-A /system # ▸top ; show fault
    Severity  Code     Last Transition Time     ID       Description
    --------- -------- ------------------------ -------- -----------
    Critical  F999723  2019-09-11T10:00:42.000   ${third} [FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: ${TIMED_OUT}
    Warning   F16683   2019-09-11T10:00:42.000   ${second} [FSM:STAGE:FAILED]: internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)
    Warning   F78123   2019-09-11T10:00:42.000   ${first} [FSM:STAGE:REMOTE-ERROR]: internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)
    UCS-A# ▸
    `,
  )
  expect(fi.handle.faultLine('F999723', 'host35')).toBe(
    `[Critical] F999723 ${third} sys/backup-host35 Fsm Failed 1 2019-09-11T10:00:42.000 2019-09-11T10:00:42.000 [FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: ${TIMED_OUT}`,
  )
})

test('the details of a fault are a block each', async ({ fi, cli }) => {
  await order(cli, 'not-the-password')
  await fi.lab.advance(seconds(13))
  const [stage, remote] = ['F16683', 'F78123'].map((code) => fi.handle.fault(code, 'host35')?.id)
  await holds(
    cli,
    `
    UCS-A /system # ▸scope backup host35
    UCS-A /system/backup # ▸show fault detail

    Fault Instance

    Severity: Warning
        Code: F16683
        Last Transition Time: 2019-09-11T10:00:12.000
        ID: ${stage}
        Status: None
        Description: [FSM:STAGE:RETRY:1]: internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)
        Affected Object: sys/backup-host35
        Name: Fsm St Fail Mgmt Backup Backup Upload
        Cause: Upload Failed
        Type: Fsm
        Acknowledged: No
        Occurrences: 1
        Creation Time: 2019-09-11T10:00:12.000
        Original Severity: Warning
        Previous Severity: Warning
        Highest Severity: Warning

    Severity: Warning
        Code: F78123
        Last Transition Time: 2019-09-11T10:00:12.000
        ID: ${remote}
        Status: None
        Description: [FSM:STAGE:REMOTE-ERROR]: internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)
        Affected Object: sys/backup-host35
        Name: Fsm Rmt Err Mgmt Backup Backup Upload
        Cause: Upload Failed
        Type: Fsm
        Acknowledged: No
        Occurrences: 1
        Creation Time: 2019-09-11T10:00:12.000
        Original Severity: Warning
        Previous Severity: Warning
        Highest Severity: Warning
    UCS-A /system/backup # ▸
    `,
  )
})

test('inside a backup only its own faults are shown', async ({ fi, cli }) => {
  await order(cli, 'not-the-password')
  await fi.handle.backupSucceeds('host35')
  await cli.type('create backup tftp://other/a full-state disabled\rshow fault | count\r')
  expect(cli.shown()).toMatch(/\n0\nUCS-A \/system\/backup\* # $/)
  await cli.type('up\rshow fault | count\r')
  expect(cli.shown()).toMatch(/\n5\nUCS-A \/system\* # $/)
})
