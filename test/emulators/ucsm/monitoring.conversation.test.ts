import { expect } from 'vitest'
import { seconds } from '../../../src/clock/durations.ts'
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

/** Runs the backup again; leaves the visitor at the top. */
async function rerun(cli: Visitor, password = 'not-the-password'): Promise<void> {
  await cli.type('scope system ; scope backup host35\r')
  await cli.type(`enable\r${password}\rcommit-buffer\rtop\r`)
  cli.turnPage()
}

test('the fault policy is set and shown in its own scope', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope monitoring
    UCS-A /monitoring # ▸scope fault policy
    UCS-A /monitoring/fault-policy # ▸show

    Fault Policy:
        Clear Action Flap Interval (sec) Retention Interval (dd:hh:mm:ss)
        ------------ ------------------- --------------------------------
        Retain       10                  00:01:00:00
    UCS-A /monitoring/fault-policy # ▸set clear-action retain
    UCS-A /monitoring/fault-policy* # ▸set flap-interval 30
    UCS-A /monitoring/fault-policy* # ▸set retention-interval 30 0 0 0
    UCS-A /monitoring/fault-policy* # ▸show configuration pending
     scope fault policy
    +    set clear-action retain
    +    set flap-interval 30
    +    set retention-interval 30 0 0 0
     exit
    UCS-A /monitoring/fault-policy* # ▸commit-buffer
    UCS-A /monitoring/fault-policy # ▸set retention-interval forever
    UCS-A /monitoring/fault-policy* # ▸show detail

    Fault Policy:
        Clear Action: Retain
        Flap Interval (sec): 30
        Retention Interval (dd:hh:mm:ss): Forever
        Policy Owner: Local
    UCS-A /monitoring/fault-policy* # ▸set flap-interval 4
                                                        ^
    % Invalid Command at '^' marker
    UCS-A /monitoring/fault-policy* # ▸
    `,
  )
})

test('with clear-action delete cleared faults are gone after the flap interval', async ({
  fi,
  cli,
}) => {
  await cli.type('scope monitoring ; scope fault policy ; set clear-action delete\r')
  await cli.type('set flap-interval 60 ; commit-buffer ; top\r')
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  await rerun(cli, SERVER_PASSWORD)
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  await fi.lab.advance(seconds(59))
  expect(fi.handle.fault('F999723', 'host35')?.flags).toEqual(['soaking-clear'])
  await fi.lab.advance(seconds(1))
  expect(fi.handle.fault('F999723', 'host35')).toBeUndefined()
})

test('a fault is found by its number, cause and severity', async ({ fi, cli }) => {
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  const critical = fi.handle.fault('F999723', 'host35')
  const row = `Critical  F999723  2019-09-11T10:00:42.000   ${critical?.id} ${critical?.text}`
  const titles = 'Severity  Code     Last Transition Time     ID       Description'
  const dashes = '--------- -------- ------------------------ -------- -----------'
  await holds(
    cli,
    `
    UCS-A# ▸show fault ${critical?.id}
    ${titles}
    ${dashes}
    ${row}
    UCS-A# ▸show fault cause fsm-failed
    ${titles}
    ${dashes}
    ${row}
    UCS-A# ▸show fault severity critical
    ${titles}
    ${dashes}
    ${row}
    UCS-A# ▸show fault severity major
    UCS-A# ▸show fault severity warning | count
    4
    UCS-A# ▸show fault severity critical detail | include Code
        Code: F999723
    UCS-A# ▸show fault suppressed
    UCS-A# ▸show fault 1
    UCS-A# ▸scope monitoring ; show fault ${critical?.id} | count
    3
    UCS-A /monitoring # ▸
    `,
  )
})

test('a fault is acknowledged by a commit', async ({ fi, cli }) => {
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  const id = fi.handle.fault('F999723', 'host35')?.id
  await holds(
    cli,
    `
    UCS-A# ▸acknowledge fault 1
    Error: Managed object does not exist
    UCS-A# ▸acknowledge fault ${id}
    UCS-A* # ▸show configuration pending
    +acknowledge fault ${id}
    UCS-A* # ▸show fault ${id} detail | include Ack
        Acknowledged: No
    UCS-A* # ▸commit-buffer
    UCS-A# ▸show fault ${id} detail | include Ack
        Acknowledged: Yes
    UCS-A# ▸
    `,
  )
  expect(fi.journal('alarm.acknowledged')).toMatchObject([{ code: 'F999723', id }])
})

test('a fault that comes back within the flap interval is shown as flapping', async ({
  fi,
  cli,
}) => {
  await cli.type('scope monitoring ; scope fault policy ; set flap-interval 3600\r')
  await cli.type('commit-buffer ; top\r')
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  await rerun(cli, SERVER_PASSWORD)
  await fi.handle.backupSucceeds('host35')
  const id = fi.handle.fault('F999723', 'host35')?.id
  await cli.type(`show fault ${id} detail | egrep "Status|Severity: C|Occ"\r`)
  expect(cli.shown()).toContain('Severity: Critical\n    Status: Soaking Clear\n')
  await rerun(cli)
  await fi.handle.backupSucceeds('host35')
  await cli.type(`show fault ${id} detail | egrep "Status|Severity: C|Occ"\r`)
  expect(cli.shown()).toContain('Severity: Critical\n    Status: Flapping\n    Occurrences: 2\n')
})

test('what stood when firmware was activated is the baseline, what comes later is new', async ({
  fi,
  cli,
}) => {
  await order(cli)
  await fi.handle.backupSucceeds('host35')
  await cli.type('scope monitoring ; show baseline-faults\r')
  expect(cli.shown()).not.toContain('F999723')
  await cli.type('show new-faults\r')
  expect(cli.shown()).toContain('F999723')
  await fi.handle.upgrade('4.0(1d)')
  const after = await fi.visit()
  await after.type('scope monitoring ; show baseline-faults detail | include Code\r')
  expect(after.shown()).toContain('Code: F999723')
  after.turnPage()
  await after.type('show new-faults\r')
  expect(after.shown()).not.toContain('F999723')
})
