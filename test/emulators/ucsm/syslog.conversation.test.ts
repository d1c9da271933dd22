import { expect } from 'vitest'
import { seconds } from '../../../src/clock/durations.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

/** Enters lines of /monitoring, commits them, and goes back to the top. */
async function configure(cli: Visitor, ...lines: readonly string[]): Promise<void> {
  await cli.type(`${['scope monitoring', ...lines, 'commit-buffer', 'top'].join('\r')}\r`)
  cli.turnPage()
}

async function order(cli: Visitor, password: string): Promise<void> {
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state enabled\r')
  await cli.type(`${password}\rcommit-buffer\r`)
}

test('syslog is configured with the commands of the guide', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope monitoring
    UCS-A /monitoring # ▸disable syslog console
    UCS-A /monitoring* # ▸disable syslog monitor
    UCS-A /monitoring* # ▸enable syslog file
    UCS-A /monitoring* # ▸set syslog file name SysMsgsUCSA
    UCS-A /monitoring* # ▸set syslog file level notifications
    UCS-A /monitoring* # ▸set syslog file size 4194304
    UCS-A /monitoring* # ▸disable syslog remote-destination server-1
    UCS-A /monitoring* # ▸enable syslog source events
    UCS-A /monitoring* # ▸show configuration pending
     scope monitoring
    +    disable syslog console
    +    disable syslog monitor
    +    enable syslog file
    +    set syslog file name SysMsgsUCSA
    +    set syslog file level notifications
    +    set syslog file size 4194304
    +    disable syslog remote-destination server-1
    +    enable syslog source events
     exit
    UCS-A /monitoring* # ▸commit-buffer
    UCS-A /monitoring # ▸show syslog

    console
        state: Disabled
        level: Critical

    monitor
        state: Disabled
        level: Critical

    file
        state: Enabled
        level: Notifications
        name: SysMsgsUCSA
        size: 4194304

    remote destinations
        Name     Hostname             State    Level         Facility
        -------- -------------------- -------- ------------- --------
        Server 1 none                 Disabled Critical      Local7
        Server 2 none                 Disabled Critical      Local7
        Server 3 none                 Disabled Critical      Local7

    sources
        faults: Enabled
        audits: Disabled
        events: Enabled
    UCS-A /monitoring # ▸
    `,
  )
})

test('what the guide does not allow is refused', async ({ cli }) => {
  await cli.type('scope monitoring\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /monitoring # ▸set syslog file size 4095
                                             ^
    % Invalid Command at '^' marker
    UCS-A /monitoring # ▸set syslog file name SeventeenLetters7
                                             ^
    % Invalid Command at '^' marker
    UCS-A /monitoring # ▸set syslog console level errors
                                                 ^
    % Invalid Command at '^' marker
    UCS-A /monitoring # ▸enable syslog remote-destination server-1
                                      ^
    % Invalid Command at '^' marker
    UCS-A /monitoring # ▸
    `,
  )
})

test('events are written when their source is on and the level lets them', async ({ fi, cli }) => {
  await configure(cli, 'enable syslog source events', 'set syslog file level information')
  await order(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  const lines = fi.handle.syslog()
  expect(lines).toHaveLength(7)
  expect(lines[0]).toMatch(
    /^2019 Sep 11 10:00:00 UTC: %UCSM-6-EVENT: \[E4194594\]\[\d{7}\]\[transition\]\[admin\]\[\] \[FSM:BEGIN\]: internal system backup\(FSM:sam:dme:MgmtBackupBackup\)$/,
  )
  expect(lines[6]).toMatch(/\[E4194703\]\[\d{7}\]\[transition\]\[internal\]\[\] \[FSM:END\]: /)
  expect(fi.journal('syslog.written').map((data) => (data as { line: string }).line)).toEqual(lines)
})

test('at level notifications no event is written', async ({ fi, cli }) => {
  await configure(cli, 'enable syslog source events', 'set syslog file level notifications')
  await order(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  expect(fi.handle.syslog()).toEqual([])
})

test('the faults of an FSM are never written, whatever the level', async ({ fi, cli }) => {
  await configure(cli, 'set syslog file level debugging')
  await order(cli, 'not-the-password')
  await fi.handle.backupSucceeds('host35')
  expect(fi.handle.fault('F999723', 'host35')?.severity).toBe('critical')
  expect(fi.handle.syslog()).toEqual([])
})

test('other faults are written when they are raised and when they are cleared', async ({
  fi,
  cli,
}) => {
  await configure(cli, 'set syslog file level warnings')
  await order(cli, SERVER_PASSWORD)
  await fi.handle.upgrade('4.0(1d)')
  const cause = 'internal-backup-failed'
  const text = 'Local Internal backup failed while upgrade. Please re-trigger a manual backup.'
  const raised = `2019 Sep 11 10:00:00 UTC: %UCSM-4-INTERNAL_BACKUP_FAILED: [F1672][minor][${cause}][sys/backup-host35] ${text}`
  expect(fi.handle.syslog()).toEqual([raised])
  const after = await fi.visit()
  await after.type('scope system ; scope backup host35\r')
  await after.type(`enable\r${SERVER_PASSWORD}\rcommit-buffer\r`)
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  await fi.lab.advance(seconds(10))
  expect(fi.handle.syslog()[1]).toContain(
    `%UCSM-4-INTERNAL_BACKUP_FAILED: [F1672][cleared][${cause}]`,
  )
})

test('audit entries are written with the object and what was changed', async ({ fi, cli }) => {
  await configure(cli, 'enable syslog source audits', 'set syslog file level information')
  await cli.type('scope system ; create backup tftp://host35/a full-state disabled\r')
  await cli.type('set descr nightly ; commit-buffer\r')
  const line = fi.handle.syslog().at(-1)
  expect(line).toMatch(
    /%UCSM-6-AUDIT: \[admin\]\[admin\]\[creation\]\[internal\]\[\d{7}\]\[sys\/backup-host35\]\[.*descr:nightly.*\]\[\] Backup host35 created$/,
  )
})

test('a full file loses its oldest lines', async ({ fi, cli }) => {
  await configure(
    cli,
    'enable syslog source events',
    'set syslog file level information',
    'set syslog file size 4096',
  )
  await order(cli, 'not-the-password')
  for (let run = 0; run < 4; run++) {
    await fi.handle.backupSucceeds('host35')
    await cli.type('enable\rnot-the-password\rcommit-buffer\r')
  }
  await fi.handle.backupSucceeds('host35')
  const written = fi.journal('syslog.written').map((data) => (data as { line: string }).line)
  const kept = fi.handle.syslog()
  expect(kept.length).toBeLessThan(written.length)
  expect(kept).toEqual(written.slice(-kept.length))
  expect(`${kept.join('\n')}\n`.length).toBeLessThanOrEqual(4_096)
})
