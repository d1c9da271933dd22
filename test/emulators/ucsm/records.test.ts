import { expect, test } from 'vitest'
import type { Edit } from '../../../emulators/ucsm/managed-objects.ts'
import { auditsOf } from '../../../emulators/ucsm/records/commit-audits.ts'
import { grown, LOG_ENTRIES_MAX, numbered } from '../../../emulators/ucsm/records/record.ts'
import {
  factorySyslog,
  isWritten,
  syslogDns,
} from '../../../emulators/ucsm/records/syslog-policy.ts'
import { faultLevel, faultLine } from '../../../emulators/ucsm/screens/syslog-line.ts'
import { created, deleted, enabled, HOST } from './backup-run.ts'

const dn = `sys/backup-${HOST}`
const object = { class: 'mgmtBackup', dn, attributes: { hostname: HOST, proto: 'sftp' } }

test('what is created and then changed in one commit is one creation', () => {
  expect(auditsOf([created('disabled'), enabled], {}, 'admin')).toMatchObject([
    { kind: 'admin', user: 'admin', action: 'creation', dn, text: 'Backup host35 created' },
  ])
})

test('a modification tells what was set, and no password', () => {
  const edit: Edit = { verb: 'set', dn, attributes: { descr: 'nightly', pwd: 'secret' } }
  expect(auditsOf([enabled, edit], { [dn]: object }, 'admin')).toMatchObject([
    { action: 'modification', changes: 'adminState:enabled, descr:nightly' },
  ])
})

test('deleting is told of what was there, and of nothing else', () => {
  expect(auditsOf([deleted], { [dn]: object }, 'admin')).toMatchObject([{ action: 'deletion' }])
  expect(auditsOf([deleted], {}, 'admin')).toEqual([])
  expect(auditsOf([created('disabled'), deleted], {}, 'admin')).toEqual([])
})

test('an acknowledged fault is told by its code', () => {
  const edit: Edit = { verb: 'set', dn: `${dn}/fault-F999723`, attributes: { ack: 'yes' } }
  expect(auditsOf([edit], {}, 'admin')).toMatchObject([
    { action: 'modification', changes: 'ack:yes', text: 'Fault F999723 acknowledged' },
  ])
})

test('entries are numbered in their order, and a full log loses its oldest', () => {
  const added = numbered([{ text: 'a' }, { text: 'b' }], { firstId: 7, nowMs: 5 })
  expect(added).toEqual([
    { text: 'a', id: 7, createdMs: 5 },
    { text: 'b', id: 8, createdMs: 5 },
  ])
  const log = Array.from({ length: LOG_ENTRIES_MAX }, (_, index) => index)
  expect(grown(log, [-1])).toEqual([...log.slice(1), -1])
})

test.each([
  ['critical', 2],
  ['major', 3],
  ['minor', 4],
  ['warning', 5],
  ['info', 6],
])('a %s fault has level %i', (severity, level) => {
  expect(faultLevel(severity)).toBe(level)
})

test('a cleared fault keeps the level it was raised with, as captured', () => {
  const line = faultLine(
    {
      code: 'F0283',
      id: 1,
      severity: 'cleared',
      originalSeverity: 'major',
      type: 'network',
      object: 'sys/chassis-4/blade-7/fabric-A/path-3/vc-1494',
      cause: 'link-down',
      occurrences: 1,
      text: 'fc VIF 1494 on server 4 / 3 of switch A  down, reason: waiting for flogi',
    },
    Date.parse('2018-05-04T23:10:31Z'),
  )
  expect(line).toBe(
    '2018 May  4 23:10:31 UTC: %UCSM-3-LINK_DOWN: [F0283][cleared][link-down][sys/chassis-4/blade-7/fabric-A/path-3/vc-1494] fc VIF 1494 on server 4 / 3 of switch A  down, reason: waiting for flogi',
  )
})

test('a message is written up to the level of the file, and from enabled sources only', () => {
  const objects = Object.fromEntries(factorySyslog().map((one) => [one.dn, one]))
  expect(isWritten(objects, 'faults', 2)).toBe(true)
  expect(isWritten(objects, 'faults', 3)).toBe(false)
  expect(isWritten(objects, 'events', 2)).toBe(false)
  const file = objects[syslogDns.file]!
  const off = { ...file, attributes: { ...file.attributes, adminState: 'disabled' } }
  expect(isWritten({ ...objects, [file.dn]: off }, 'faults', 2)).toBe(false)
})
