import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

/** Orders a backup to host35 that runs at once; leaves the visitor at the top. */
async function order(cli: Visitor, password = 'not-the-password'): Promise<void> {
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state enabled\r')
  await cli.type(`${password}\rcommit-buffer\r`)
  await cli.type('top\r')
  cli.turnPage()
}

test('the stages of a backup are in the event log, newest first', async ({ fi, cli }) => {
  await order(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  const [begun] = fi.journal('event.recorded') as { id: number }[]
  const first = begun?.id ?? 0
  const local = 'internal database backup(FSM-STAGE:sam:dme:MgmtBackupBackup:backupLocal)'
  const upload = 'internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)'
  const fsm = 'internal system backup(FSM:sam:dme:MgmtBackupBackup)'
  await holds(
    cli,
    `
    UCS-A# ▸show event
    Creation Time            ID       Code     Description
    ------------------------ -------- -------- -----------
    2019-09-11T10:00:12.000   ${first + 6} E4194703 [FSM:END]: ${fsm}
    2019-09-11T10:00:12.000   ${first + 5} E4194596 [FSM:STAGE:END]: ${upload}
    2019-09-11T10:00:12.000   ${first + 4} E4194596 [FSM:STAGE:ASYNC]: ${upload}
    2019-09-11T10:00:12.000   ${first + 3} E4194595 [FSM:STAGE:END]: ${local}
    2019-09-11T10:00:00.000   ${first + 2} E4194595 [FSM:STAGE:ASYNC]: ${local}
    2019-09-11T10:00:00.000   ${first + 1} E4194594 [FSM:STAGE:END]:(FSM-STAGE:sam:dme:MgmtBackupBackup:begin)
    2019-09-11T10:00:00.000   ${first} E4194594 [FSM:BEGIN]: ${fsm}
    UCS-A# ▸show event ${first} detail

    Event Instance

    ID: ${first}
        Creation Time: 2019-09-11T10:00:00.000
        Code: E4194594
        Affected Object: sys/backup-host35
        Cause: Transition
        User: admin
        Description: [FSM:BEGIN]: ${fsm}
    UCS-A# ▸scope system ; scope backup host35 ; show event | count
    9
    UCS-A /system/backup # ▸top ; scope security ; show event
    UCS-A /security # ▸
    `,
  )
})

test('a failed try and a failed run are events too', async ({ fi, cli }) => {
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  await cli.type('show event | egrep "ERROR|RETRY|FAILED"\r')
  expect(cli.shown().match(/\[FSM:[A-Z-:0-9]+\]/g)).toEqual([
    '[FSM:FAILED]',
    '[FSM:STAGE:FAILED]',
    '[FSM:STAGE:REMOTE-ERROR]',
    '[FSM:STAGE:RETRY:1]',
    '[FSM:STAGE:REMOTE-ERROR]',
  ])
})

test('logins and changes are in the audit log, in the layout of the guide', async ({ fi, cli }) => {
  await order(cli, SERVER_PASSWORD)
  await cli.type('scope system ; delete backup host35 ; commit-buffer ; top\r')
  cli.turnPage()
  const audits = fi.journal('audit.recorded') as { id: number; text: string }[]
  const [login, created, deleted] = audits.map(({ id }) => id)
  expect(audits[0]?.text).toMatch(/^SSH A: local user admin logged in from [\d.]+$/)
  const cut = audits[0]?.text.slice(0, 32)
  await holds(
    cli,
    `
    UCS-A# ▸scope security
    UCS-A /security # ▸show audit-logs

    Audit trail logs:
        Creation Time        User       ID       Action           Description
        -------------------- ---------- -------- ---------------- -----------
        2019-09-11T10:00:00.000
                             admin       ${deleted} Deletion         Backup host35 deleted
        2019-09-11T10:00:00.000
                             admin       ${created} Creation         Backup host35 created
        2019-09-11T10:00:00.000
                             internal    ${login} Creation         ${cut}
    UCS-A /security # ▸show audit-logs detail | include descr
            Modified Properties: hostname:host35, proto:sftp, user:user, remoteFile:/fi.bak, type:full-state, adminState:enabled, preservePooledValues:no, descr:
    UCS-A /security # ▸
    `,
  )
})

test('a session that ends is in the audit log', async ({ fi, cli }) => {
  await cli.vanish()
  const texts = (fi.journal('audit.recorded') as { text: string }[]).map(({ text }) => text)
  expect(texts.at(-1)).toMatch(/^SSH A: local user admin logged out from /)
})
