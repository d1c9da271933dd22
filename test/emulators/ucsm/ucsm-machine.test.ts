import { expect, test } from 'vitest'
import { timings } from '../../../emulators/ucsm/firmware/timings.ts'
import {
  arrived,
  created,
  deleted,
  enabled,
  endless,
  HOST,
  refused,
  runCharts,
} from './backup-run.ts'

const { backupLocalMs, uploadRetryMs, activationMs } = timings
const FLAP_MS = 10_000
const RETENTION_MS = 3_600_000
const UPLOAD = 'internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)'

test('the first failed try raises two warnings and no critical fault', async () => {
  const { commit, clock, alarm } = runCharts(() => refused)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  expect(alarm('F78123')).toMatchObject({
    name: 'fsmRmtErrMgmtBackupBackup:upload',
    severity: 'warning',
    cause: 'upload-failed',
    type: 'fsm',
    dn: `sys/backup-${HOST}`,
    text: `[FSM:STAGE:REMOTE-ERROR]: ${UPLOAD}`,
    occurrences: 1,
  })
  expect(alarm('F16683')).toMatchObject({
    name: 'fsmStFailMgmtBackupBackup:upload',
    severity: 'warning',
    cause: 'upload-failed',
    text: `[FSM:STAGE:RETRY:1]: ${UPLOAD}`,
    occurrences: 1,
  })
  expect(alarm('F999723')).toBeUndefined()
})

test('the last failed try counts the warnings and raises F999723', async () => {
  const { commit, alarm, untilAbandoned } = runCharts(() => refused)
  commit([created('enabled')])
  await untilAbandoned()
  const failedMs = backupLocalMs + uploadRetryMs
  expect(alarm('F78123')).toMatchObject({
    occurrences: 2,
    createdMs: backupLocalMs,
    lastTransitionMs: failedMs,
  })
  expect(alarm('F16683')).toMatchObject({
    occurrences: 2,
    text: `[FSM:STAGE:FAILED]: ${UPLOAD}`,
  })
  expect(alarm('F999723')).toMatchObject({
    name: 'fsmFailMgmtBackupBackup',
    severity: 'critical',
    cause: 'fsm-failed',
    type: 'fsm',
    occurrences: 1,
    createdMs: failedMs,
    lastTransitionMs: failedMs,
    text: '[FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: Permission denied#',
  })
})

test('fault numbers are given once, in the order in which faults are first raised', async () => {
  const { commit, alarm, untilAbandoned } = runCharts(() => refused)
  commit([created('enabled')])
  await untilAbandoned()
  const ids = ['F78123', 'F16683', 'F999723'].map((code) => alarm(code)?.id)
  expect(ids).toEqual([4_000_000, 4_000_001, 4_000_002])
})

test('a second failed run counts the same fault and keeps its number', async () => {
  const { commit, alarm, untilAbandoned, context } = runCharts(() => refused)
  commit([created('enabled')])
  await untilAbandoned()
  const first = alarm('F999723')
  commit([enabled])
  await untilAbandoned()
  expect(alarm('F999723')).toMatchObject({
    id: first?.id,
    occurrences: 2,
    createdMs: first?.createdMs,
  })
  expect(context().alarms).toHaveLength(3)
})

test('a good run clears every fault of its backup, and after the retention they are gone', async () => {
  const reports = [refused, refused, arrived]
  const { commit, clock, alarm, context, untilAbandoned, told } = runCharts(() => reports.shift()!)
  commit([created('enabled')])
  await untilAbandoned()
  commit([enabled])
  await clock.advance(backupLocalMs + FLAP_MS)
  expect(context().alarms.map(({ severity }) => severity)).toEqual([
    'cleared',
    'cleared',
    'cleared',
  ])
  expect(alarm('F999723')).toMatchObject({
    previousSeverity: 'critical',
    highestSeverity: 'critical',
    originalSeverity: 'critical',
    occurrences: 1,
    lastTransitionMs: clock.now(),
  })
  expect(told('alarm.cleared')).toHaveLength(3)
  await clock.advance(RETENTION_MS - 1)
  expect(context().alarms).toHaveLength(3)
  await clock.advance(1)
  expect(context().alarms).toEqual([])
})

test('a fault that comes back within the retention stays', async () => {
  const reports = [refused, refused, arrived, refused, refused]
  const { commit, clock, alarm, untilAbandoned } = runCharts(() => reports.shift()!)
  commit([created('enabled')])
  await untilAbandoned()
  commit([enabled])
  await clock.advance(backupLocalMs + FLAP_MS)
  expect(alarm('F999723')?.severity).toBe('cleared')
  commit([enabled])
  await untilAbandoned()
  await clock.advance(RETENTION_MS * 2)
  expect(alarm('F999723')).toMatchObject({ severity: 'critical', occurrences: 2 })
})

test('the faults of a deleted backup are cleared and leave the list at once', async () => {
  const { commit, context, told, untilAbandoned } = runCharts(() => refused)
  commit([created('enabled')])
  await untilAbandoned()
  commit([deleted])
  expect(context().alarms).toEqual([])
  expect(told('alarm.cleared')).toHaveLength(3)
})

test('an upgrade while the database is saved raises F1672, which a good run clears', async () => {
  const { actor, commit, clock, alarm } = runCharts()
  commit([created('enabled')])
  actor.send({ type: 'firmware.upgraded', to: '4.0(1d)' })
  expect(alarm('F1672')).toMatchObject({ severity: 'minor', type: 'management' })
  await clock.advance(activationMs)
  commit([enabled])
  await clock.advance(backupLocalMs + FLAP_MS)
  expect(alarm('F1672')?.severity).toBe('cleared')
})

test('an upgrade takes its time and brings the firmware', async () => {
  const { actor, clock, context, told } = runCharts()
  actor.send({ type: 'firmware.upgraded', to: '3.2(3d)' })
  expect(actor.getSnapshot().value).toBe('activating')
  expect(context().profile.title).toBe('3.2(3d)')
  expect(told('firmware.upgraded')).toMatchObject([{ data: { from: '4.0(2a)', to: '3.2(3d)' } }])
  await clock.advance(activationMs - 1)
  expect(actor.getSnapshot().value).toBe('activating')
  await clock.advance(1)
  expect(actor.getSnapshot().value).toBe('operational')
})

test('firmware that nobody knows is not installed', () => {
  const { actor, context, told } = runCharts()
  actor.send({ type: 'firmware.upgraded', to: '9.9(9z)' })
  expect(actor.getSnapshot().value).toBe('operational')
  expect(context().profile.title).toBe('4.0(2a)')
  expect(told('firmware.upgraded')).toEqual([])
})

test('a backup that runs during an upgrade is called off and has failed', async () => {
  const { actor, commit, clock, uploads, fsm, alarm, adminState } = runCharts(() => endless)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  actor.send({ type: 'firmware.upgraded', to: '4.0(1d)' })
  expect(uploads[0]?.signal.aborted).toBe(true)
  expect(fsm()).toMatchObject({ status: 'backupFail' })
  expect(adminState()).toBe('disabled')
  expect(alarm('F999723')).toMatchObject({ severity: 'critical' })
})

test('nothing is committed while firmware is activated', () => {
  const { actor, commit, context, told } = runCharts()
  actor.send({ type: 'firmware.upgraded', to: '4.0(1d)' })
  commit([created('enabled')])
  expect(context().objects).toEqual({})
  expect(told('configuration.committed')).toEqual([])
})
