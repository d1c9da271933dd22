import { expect } from 'vitest'
import { days, hours, minutes } from '../../../src/clock/durations.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, startInterconnect, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const KEY = 'a key of the house'

async function enter(cli: Visitor, ...lines: string[]): Promise<void> {
  for (const line of lines) await cli.type(`${line}\r`)
}

/** Sets up a policy that sends its file to host35 every day; leaves the visitor in /org. */
async function schedule(cli: Visitor, policy: string, file: string): Promise<void> {
  await enter(
    cli,
    `scope ${policy} default`,
    'set hostname host35',
    'set protocol sftp',
    'set user user',
    'set password',
    SERVER_PASSWORD,
    `set remote-file ${file}`,
    'set schedule daily',
    'set adminstate enable',
    'commit-buffer',
    'up',
  )
}

function isBegin({ text }: { text: string }): boolean {
  return text.startsWith('[FSM:BEGIN]')
}

test('the policies are set as the guide says, and shown', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope org /
    UCS-A /org # ▸scope backup-policy default
    UCS-A /org/backup-policy # ▸set hostname host35
    UCS-A /org/backup-policy* # ▸set protocol scp
    UCS-A /org/backup-policy* # ▸set user UserName32
    UCS-A /org/backup-policy* # ▸set password
    Password: ▹secret
    UCS-A /org/backup-policy* # ▸set remote-file /backups/full-state1.bak
    UCS-A /org/backup-policy* # ▸set adminstate enabled
    UCS-A /org/backup-policy* # ▸set schedule weekly
    UCS-A /org/backup-policy* # ▸set descr "This is a full state weekly backup."
    UCS-A /org/backup-policy* # ▸commit-buffer
    UCS-A /org/backup-policy # ▸show

    Full State Backup Policy:
        Name       Hostname             Protocol Administrative State Schedule
        ---------- -------------------- -------- -------------------- ---------
        default    host35               Scp      Enable               Weekly
    UCS-A /org/backup-policy # ▸
    `,
  )
})

test('a daily policy uploads a file of its own every day until it is off', async ({ fi, cli }) => {
  await enter(cli, 'scope org')
  await schedule(cli, 'cfg-export-policy', '/nightly.xml')
  await fi.lab.clock.advance(days(3) + hours(1))
  expect(fi.journal('policy.ran')).toMatchObject([
    { path: '/nightly.xml.20190912-100000' },
    { path: '/nightly.xml.20190913-100000' },
    { path: '/nightly.xml.20190914-100000' },
  ])
  expect(await fi.server.has('/nightly.xml.20190914-100000')).toBe(true)
  const begun = fi.journal('event.recorded').filter((told) => isBegin(told as { text: string }))
  expect(begun).toHaveLength(3)
  await enter(cli, 'scope cfg-export-policy default', 'set adminstate disable', 'commit-buffer')
  await fi.lab.clock.advance(days(3))
  expect(fi.journal('policy.ran')).toHaveLength(3)
})

test('two policies of one host share its backup operation, one after the other', async ({
  fi,
  cli,
}) => {
  await enter(cli, 'scope org')
  await schedule(cli, 'cfg-export-policy', '/all.xml')
  await schedule(cli, 'backup-policy', '/full.bak')
  await fi.lab.clock.advance(days(1) + hours(1))
  expect(fi.journal('backup.finished')).toHaveLength(2)
  const started = [{ type: 'config-all' }, { type: 'full-state' }]
  expect(fi.journal('backup.started')).toMatchObject(started)
  expect(fi.handle.configured('sys/backup-host35')?.attributes.type).toBe('full-state')
})

test('a reminder comes when nothing was backed up for so many days, and goes with a backup', async ({
  fi,
  cli,
}) => {
  const reminder = () => fi.handle.faultOn('F1392', 'sys/bkup-policy-cfg')
  await enter(
    cli,
    'scope org',
    'scope backup-exp-policy',
    'set frequency 5',
    'set adminstate enable',
    'commit-buffer',
    'up',
  )
  await fi.lab.clock.advance(days(5) - hours(1))
  expect(reminder()).toBeUndefined()
  await fi.lab.clock.advance(hours(2))
  expect(reminder()).toMatchObject({ severity: 'minor', text: 'Config backup may be outdated' })
  await schedule(cli, 'backup-policy', '/full.bak')
  await fi.lab.clock.advance(days(1) + minutes(5))
  expect(reminder()?.severity).toBe('cleared')
})

test('4.2(3d) makes no backup before a password encryption key is set', async () => {
  const fi = await startInterconnect({ profile: '4.2(3d)' })
  const cli = await fi.visit()
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup sftp://user@host35/fi.xml all-configuration enabled
    Backup/Export operation requires Password Encryption Key to be set, please refer to Cisco UCS Manager Administration Guide to set the Password Encryption key.
    UCS-A /system # ▸top
    UCS-A# ▸scope security
    UCS-A /security # ▸set password-encryption-key
    Enter the password encryption key: ▹${KEY}
    Confirm the password encryption key: ▹${KEY}
    UCS-A /security* # ▸commit-buffer
    UCS-A /security # ▸
    `,
  )
  await enter(
    cli,
    'top',
    'scope system',
    'create backup sftp://user@host35/fi.xml all-configuration enabled',
    SERVER_PASSWORD,
    'commit-buffer',
  )
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  const file = Buffer.from((await fi.server.file('/fi.xml'))!).toString()
  expect(file).toMatch(/<topRoot pwdEncryptionKeyCheck="[\da-f]{16}">/)
  expect(file).not.toContain(KEY)
})

test('a file that was made under another key is refused', async () => {
  const fi = await startInterconnect({ profile: '4.2(3d)' })
  await fi.server.putFile('/fi.xml', '<topRoot pwdEncryptionKeyCheck="0123456789abcdef"/>')
  const cli = await fi.visit()
  await enter(cli, 'scope system', 'create import-config sftp://user@host35/fi.xml enabled merge')
  await enter(cli, SERVER_PASSWORD, 'commit-buffer')
  expect(await fi.handle.importSucceeds('host35')).toBe(false)
  expect(fi.handle.importFsm('host35').stage).toBe('verifyKey')
})
