import { expect, test } from 'vitest'
import { nextRun } from '../../../emulators/srst-manager/schedules/schedule.ts'

const at = (text: string) => Date.parse(`${text}:00Z`)

/** The first `count` runs after an instant, as ISO dates without seconds. */
function runs(attributes: Record<string, string>, after: string, count = 3): string[] {
  const schedule = {
    kind: 'backup-schedule' as const,
    name: 'A22',
    attributes: { categories: 'all', made: '08/29/2012', ...attributes },
  }
  const found: string[] = []
  for (let ms = nextRun(schedule, at(after)); ms !== undefined; ms = nextRun(schedule, ms)) {
    found.push(new Date(ms).toISOString().slice(0, 16))
    if (found.length === count) break
  }
  return found
}

test('every so many days counts from the start date', () => {
  const attributes = { repeat: 'every 2 days at time 10:00', 'start-date': '08/30/2012' }
  expect(runs(attributes, '2012-08-29T12:00')).toEqual([
    '2012-08-30T10:00',
    '2012-09-01T10:00',
    '2012-09-03T10:00',
  ])
  expect(runs(attributes, '2022-01-01T00:00', 1)).toEqual(['2022-01-02T10:00'])
})

test('without a start date it counts from the day on which it was made', () => {
  expect(runs({ repeat: 'every 1 days at time 11:00' }, '2012-08-29T12:00', 1)).toEqual([
    '2012-08-30T11:00',
  ])
  expect(runs({ repeat: 'every 1 days at time 13:00' }, '2012-08-29T12:00', 1)).toEqual([
    '2012-08-29T13:00',
  ])
})

test('weeks, months and years keep their day, and short months their last', () => {
  expect(runs({ repeat: 'every 2 weeks on sunday at time 23:30' }, '2012-08-29T12:00')).toEqual([
    '2012-09-02T23:30',
    '2012-09-16T23:30',
    '2012-09-30T23:30',
  ])
  expect(runs({ repeat: 'every 1 months on day 31 at time 06:00' }, '2012-08-31T12:00')).toEqual([
    '2012-09-30T06:00',
    '2012-10-31T06:00',
    '2012-11-30T06:00',
  ])
  expect(
    runs({ repeat: 'every 1 years on month february at time 06:00' }, '2012-08-29T12:00'),
  ).toEqual(['2013-02-28T06:00', '2014-02-28T06:00', '2015-02-28T06:00'])
})

test('it stops after the stop date', () => {
  const attributes = { repeat: 'every 1 days at time 10:00', 'stop-date': '08/31/2012' }
  expect(runs(attributes, '2012-08-29T12:00', 9)).toEqual(['2012-08-30T10:00', '2012-08-31T10:00'])
})

test('it leaves out the days on which it is disabled', () => {
  const attributes = { repeat: 'every 1 days at time 10:00', disabled: '08/30/2012 09/02/2012' }
  expect(runs(attributes, '2012-08-29T12:00', 1)).toEqual(['2012-09-03T10:00'])
})

test('once is once', () => {
  expect(runs({ repeat: 'once at time 10:00' }, '2012-08-29T12:00', 1)).toEqual([
    '2012-08-30T10:00',
  ])
  expect(runs({ repeat: 'once at time 10:00', 'last-run': '1' }, '2012-08-30T12:00')).toEqual([])
})

test('it never runs without a repetition or without anything to do', () => {
  expect(runs({}, '2012-08-29T12:00')).toEqual([])
  const idle = {
    kind: 'kron-schedule' as const,
    name: 'x',
    attributes: { repeat: 'every 1 days at time 10:00' },
  }
  expect(nextRun(idle, at('2012-08-29T12:00'))).toBeUndefined()
})
