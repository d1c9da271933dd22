import { expect, test } from 'vitest'
import { days, parseDuration, parseInstant, toMs } from '../../../src/clock/durations.ts'

test.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['3651d', days(3651)],
  ['1.5h', 5_400_000],
  ['2w', days(14)],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each(['', '10', 'soon', '5 parsecs', '-3d', '3d later', 'd'])(
  '"%s" is not a duration',
  (text) => {
    expect(() => parseDuration(text)).toThrow('Cannot read the duration')
  },
)

test.each([
  '2034-13-01',
  '2016-02-30',
  '2015-02-29T10:00:00Z',
  '2016-01-011',
  'tomorrow',
  '',
  '12',
])('"%s" is not an instant', (text) => {
  expect(() => parseInstant(text)).toThrow('Cannot read the date')
})

test('the 29th of February of a leap year is a day', () => {
  expect(parseInstant('2016-02-29T23:30:00-02:00')).toBe(Date.UTC(2016, 2, 1, 1, 30))
})

test('a number is taken as milliseconds', () => {
  expect(toMs(1_500)).toBe(1_500)
})
