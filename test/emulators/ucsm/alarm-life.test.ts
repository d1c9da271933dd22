import { expect, test } from 'vitest'
import { backupFaults, type AlarmNews } from '../../../emulators/ucsm/alarms.ts'
import {
  acknowledged,
  eased,
  expired,
  faultDn,
  orphaned,
  pinned,
  raised,
  settled,
  type AlarmList,
} from '../../../emulators/ucsm/faults/alarm-life.ts'
import { faultPolicyOf, intervalOf } from '../../../emulators/ucsm/faults/fault-policy.ts'
import { remoteError } from '../../../emulators/ucsm/screens/remote-error.ts'

const news: AlarmNews = backupFaults.failed('host35', remoteError('no-login', '/fi'))
const policy = faultPolicyOf({})
const at = (nowMs: number, alarms: AlarmList['alarms'] = []): AlarmList => ({
  alarms,
  policy,
  nowMs,
})
const everyone = () => true
const active = raised(at(0), news, 7).alarms
const soaking = eased(at(1_000, active), everyone).alarms

test('a fault whose condition is over soaks with its severity for the flap interval', () => {
  const step = eased(at(1_000, active), everyone)
  expect(step.alarms).toMatchObject([
    { severity: 'critical', flags: ['soaking-clear'], lastTransitionMs: 0 },
  ])
  expect(step.waits).toEqual([{ id: 7, next: { type: 'alarm.settled', delayMs: 10_000 } }])
  expect(step.told.map(({ type }) => type)).toEqual(['alarm.eased'])
})

test('a fault that soaks does not start to soak again', () => {
  expect(eased(at(2_000, soaking), everyone)).toEqual({ alarms: soaking, told: [], waits: [] })
})

test('after the flap interval it is cleared and retained', () => {
  const step = settled(at(11_000, soaking), 7)
  expect(step.alarms).toMatchObject([
    { severity: 'cleared', previousSeverity: 'critical', flags: [], lastTransitionMs: 11_000 },
  ])
  expect(step.waits).toEqual([{ id: 7, next: { type: 'alarm.expired', delayMs: 3_600_000 } }])
})

test('a fault that comes back while it soaks is flapping, and counted', () => {
  const step = raised(at(2_000, soaking), news, 8)
  expect(step.alarms).toMatchObject([
    { id: 7, severity: 'critical', occurrences: 2, flags: ['flapping'] },
  ])
  expect(step.waits).toEqual([{ id: 7, next: { type: 'alarm.settled', delayMs: 10_000 } }])
})

test('a fault that flapped is steady after the flap interval, and stays', () => {
  const flapping = raised(at(2_000, soaking), news, 8).alarms
  expect(settled(at(12_000, flapping), 7)).toMatchObject({
    alarms: [{ severity: 'critical', flags: [] }],
    told: [],
    waits: [],
  })
})

test('a fault that comes back while it is retained waits for nothing any more', () => {
  const cleared = settled(at(11_000, soaking), 7).alarms
  const step = raised(at(12_000, cleared), news, 8)
  expect(step.alarms).toMatchObject([
    { id: 7, severity: 'critical', previousSeverity: 'cleared', occurrences: 2, flags: [] },
  ])
  expect(step.waits).toEqual([{ id: 7 }])
})

test('with clear-action delete a cleared fault leaves at once', () => {
  const list = { ...at(11_000, soaking), policy: { ...policy, clearAction: 'delete' as const } }
  const step = settled(list, 7)
  expect(step.alarms).toEqual([])
  expect(step.told.map(({ type }) => type)).toEqual(['alarm.cleared', 'alarm.deleted'])
  expect(step.waits).toEqual([])
})

test('with retention forever a cleared fault stays', () => {
  const list = { ...at(11_000, soaking), policy: { ...policy, retentionMs: undefined } }
  expect(settled(list, 7)).toMatchObject({ alarms: [{ severity: 'cleared' }], waits: [] })
})

test('the end of the retention deletes the fault', () => {
  expect(expired(at(0, active), 7)).toMatchObject({ alarms: [], told: [{ type: 'alarm.deleted' }] })
  expect(expired(at(0, active), 8)).toMatchObject({ alarms: active, told: [] })
})

test('the faults of an object that is deleted go with it', () => {
  const step = orphaned(at(0, active), [news.dn])
  expect(step.alarms).toEqual([])
  expect(step.told.map(({ type }) => type)).toEqual(['alarm.cleared', 'alarm.deleted'])
  expect(step.waits).toEqual([{ id: 7 }])
})

test('a fault is acknowledged once, and not any more when it comes back after it was cleared', () => {
  const seen = acknowledged(at(0, active), [faultDn(news)])
  expect(seen.alarms).toMatchObject([{ acknowledged: true }])
  expect(acknowledged(at(0, seen.alarms), [faultDn(news)]).told).toEqual([])
  expect(raised(at(1, seen.alarms), news, 8).alarms).toMatchObject([{ acknowledged: true }])
  const cleared = settled(at(3, eased(at(2, seen.alarms), everyone).alarms), 7).alarms
  expect(raised(at(4, cleared), news, 8).alarms).toMatchObject([{ acknowledged: false }])
})

test('the baseline has what stands, and not what is cleared', () => {
  const cleared = settled(at(11_000, soaking), 7).alarms
  expect(pinned(active)).toMatchObject([{ flags: ['pinned'] }])
  expect(pinned(cleared)).toMatchObject([{ flags: [] }])
})

test.each([
  ['01:00:00', 3_600_000],
  ['30:00:00:00', 30 * 86_400_000],
  ['05:30', 330_000],
  ['forever', undefined],
  ['nonsense', 3_600_000],
])('a retention interval of %s is read', (retentionInterval, retentionMs) => {
  const object = {
    class: 'faultPolicy',
    dn: 'fault/fault-policy',
    attributes: { retentionInterval },
  }
  expect(faultPolicyOf({ [object.dn]: object })).toEqual({ ...policy, retentionMs })
})

test('an interval is written with its days when it has any', () => {
  expect(intervalOf(30, 0, 0, 0)).toBe('30:00:00:00')
  expect(intervalOf(0, 1, 2, 3)).toBe('01:02:03')
})
