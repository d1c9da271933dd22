import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('a backup is created, looked at, edited and committed', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup scp://user@host35/backups/all-config9.bak all-configuration disabled
    Password: ▹server-secret
    UCS-A /system/backup* # ▸show

    Backup:
        Hostname             Type             User       Protocol Administrative State Description
        -------------------- ---------------- ---------- -------- -------------------- -----------
        host35               All Configuration
                                              user       Scp      Disabled
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸set descr "This is a backup operation for host35."
    UCS-A /system/backup* # ▸set protocol sftp
    UCS-A /system/backup* # ▸set user UserName32
    UCS-A /system/backup* # ▸set password
    Password: ▹server-secret
    UCS-A /system/backup* # ▸set preserve-pooled-values yes
    UCS-A /system/backup* # ▸set remote-file /backups/full.bak
    UCS-A /system/backup* # ▸set type full-state
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸show detail

    Backup:
        Hostname: host35
        Type: Full State
        User: UserName32
        Protocol: Sftp
        Administrative State: Disabled
        Preserve Pooled Values: Yes
        Remote File: /backups/full.bak
        Description: This is a backup operation for host35.
        Current Task:
    UCS-A /system/backup # ▸
    `,
  )
})

test('create refuses what exists, enter edits it, scope needs it, delete does not', async ({
  cli,
}) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸scope backup host35
    Error: Managed object does not exist
    UCS-A /system # ▸enter backup host35
    Error: Managed object does not exist
    UCS-A /system # ▸delete backup host35
    UCS-A /system* # ▸commit-buffer
    UCS-A /system # ▸create backup tftp://host35/a full-state disabled
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸up
    UCS-A /system # ▸create backup scp://user@host35/b all-configuration disabled
    Error: Managed object already exists
    UCS-A /system # ▸enter backup tftp://host35/b all-configuration disabled
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸up
    UCS-A /system # ▸show backup detail | include Remote
        Remote File: /b
    UCS-A /system # ▸enter backup host35
    UCS-A /system/backup # ▸
    `,
  )
})

test('one operation is kept for each host', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸show backup
    UCS-A /system # ▸create backup tftp://zulu/fi full-state disabled
    UCS-A /system/backup* # ▸up
    UCS-A /system* # ▸create backup tftp://10.0.0.5:6900/fi full-state disabled
    UCS-A /system/backup* # ▸up
    UCS-A /system* # ▸show backup

    Backup:
        Hostname             Type             User       Protocol Administrative State Description
        -------------------- ---------------- ---------- -------- -------------------- -----------
        10.0.0.5             Full State                  Tftp     Disabled
        zulu                 Full State                  Tftp     Disabled
    UCS-A /system* # ▸show backup zulu

    Backup:
        Hostname             Type             User       Protocol Administrative State Description
        -------------------- ---------------- ---------- -------- -------------------- -----------
        zulu                 Full State                  Tftp     Disabled
    UCS-A /system* # ▸show backup nobody
    UCS-A /system* # ▸
    `,
  )
})

test('a URL without host, user or path is refused at its place', async ({ cli }) => {
  await cli.type('scope system\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system # ▸create backup sftp://user@/fi.bak full-state enabled
                                  ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸create backup sftp://host35/fi.bak full-state enabled
                                  ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸create backup sftp://user@host35/ full-state enabled
                                  ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸create backup http://host35/fi.bak full-state enabled
                                  ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸create backup tftp://host35/fi.bak half-state enabled
                                                       ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸create backup tftp://host35/fi.bak full-state
                                                                 ^
    % Incomplete Command at '^' marker
    UCS-A /system # ▸
    `,
  )
})

test('pending changes are listed as the commands that make them', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸show configuration pending
    UCS-A# ▸scope system
    UCS-A /system # ▸delete backup gone
    UCS-A /system* # ▸create backup sftp://user@host35/fi.bak full-state enabled
    Password: ▹server-secret
    UCS-A /system/backup* # ▸set descr "of a night"
    UCS-A /system/backup* # ▸set password
    Password: ▹server-secret
    UCS-A /system/backup* # ▸disable
    UCS-A /system/backup* # ▸show configuration pending
    +create backup sftp://user@host35/fi.bak full-state enabled
     scope backup host35
    +    set descr "of a night"
    +    set password
    +    disable
     exit
    UCS-A /system/backup* # ▸up
    UCS-A /system* # ▸show configuration pending
     scope system
    +    delete backup gone
    +    create backup sftp://user@host35/fi.bak full-state enabled
         scope backup host35
    +        set descr "of a night"
    +        set password
    +        disable
         exit
     exit
    UCS-A /system* # ▸discard-buffer
    UCS-A /system # ▸show configuration pending
    UCS-A /system # ▸
    `,
  )
})

test('changes are seen by their own session only, until they are committed', async ({
  fi,
  cli,
}) => {
  const other = await fi.visit()
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup tftp://host35/a full-state disabled
    UCS-A /system/backup* # ▸
    `,
  )
  await holds(
    other,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸show backup
    UCS-A /system # ▸scope backup host35
    Error: Managed object does not exist
    UCS-A /system # ▸
    `,
  )
  await cli.type('commit-buffer\r')
  await holds(
    other,
    `
    UCS-A /system # ▸scope backup host35
    UCS-A /system/backup # ▸
    `,
  )
})

test('Ctrl-C at the password leaves everything as it was', async ({ fi, cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup sftp://user@host35/fi.bak full-state enabled
    Password: ▸^C
    UCS-A /system # ▸show backup
    UCS-A /system # ▸
    `,
  )
  expect(fi.journal('configuration.*')).toEqual([])
})

test('passwords are in no entry of the journal', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state enabled\r')
  await cli.type('server-secret\rcommit-buffer\r')
  await fi.handle.backupSucceeds('host35')
  await cli.type('server-secret\r')
  expect(JSON.stringify(fi.lab.journal.entries())).not.toMatch(/server-secret|fi-secret/)
})

test('an empty buffer is committed at once and leaves no entry', async ({ fi, cli }) => {
  const before = fi.lab.clock.now()
  await cli.type('commit-buffer\rdiscard-buffer\r')
  expect(fi.lab.clock.now()).toBe(before)
  expect(fi.journal('configuration.*')).toEqual([])
})

test('commit and discard are journalled with the objects they are about', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.type('commit-buffer\r')
  await cli.type('set descr x\rdiscard-buffer\r')
  expect(fi.journal('configuration.committed')).toEqual([{ changes: ['create sys/backup-host35'] }])
  expect(fi.journal('configuration.discarded')).toEqual([{ changes: ['set sys/backup-host35'] }])
})
