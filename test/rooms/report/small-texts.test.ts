import { expect, test, vi } from 'vitest'
import { durationText } from '../../../src/report/duration-text.ts'
import { entryText } from '../../../src/report/entry-text.ts'
import { firstDifference } from '../../../src/report/first-difference.ts'
import { readReporterChoice } from '../../../src/report/open-reporter.ts'
import { createPalette } from '../../../src/report/palette.ts'
import { createProgress } from '../../../src/report/progress.ts'
import { entry, macTable, refusal } from './sample-entries.ts'

test.each([
  [812.4, '812 ms'],
  [4_200, '4.2 s'],
  [184_000, '3 min 4 s'],
  [3_651 * 86_400_000 + 7_200_000, '3651 d 2 h'],
])('%d ms reads %s', (ms, text) => expect(durationText(ms)).toBe(text))

test('an entry is one line, whose values are quoted where they must be', () => {
  const line = entryText(
    entry('fi', 'ssh-1', 'command.entered', { mode: 'exec', line: 'show version' }),
    createPalette(false),
  )
  expect(line).toBe(
    '2019-09-11T10:00:00.000Z fi ssh-1 command.entered mode=exec line="show version"',
  )
})

test('the table of a handshake is not put on the line', () => {
  const data = { role: 'server', reason: 'r', table: macTable } as const
  expect(
    entryText(entry('fi', 's', 'handshake.refused', data), createPalette(false)),
  ).not.toContain('table')
})

test('what went wrong is red, and nothing is coloured without colour', () => {
  const refused = refusal[4]!
  expect(entryText(refused, createPalette(true))).toContain('\u001B[31mhandshake.refused\u001B[39m')
  expect(entryText(refused, createPalette(false))).not.toContain('\u001B')
})

test('equal journals have no difference, whatever the order in which their streams were written', () => {
  expect(firstDifference(refusal, refusal.toReversed(), 2)).toBeUndefined()
})

test('the first entries that differ in canonical order are found', () => {
  const changed = entry('fi', 'upload-1', 'connection.dialled', {
    service: 'ssh',
    to: '10.0.0.3:22',
  })
  const other = refusal.map((one) => (one.event === 'connection.dialled' ? changed : one))
  expect(firstDifference(refusal, other, 7)).toEqual({ run: 7, first: refusal[3], other: changed })
  expect(firstDifference(refusal, refusal.slice(1), 2)).toMatchObject({ first: refusal[0] })
})

test('a reporter can be given a file', () => {
  expect(readReporterChoice('pretty')).toEqual({ name: 'pretty' })
  expect(readReporterChoice('json=out/a=b.json')).toEqual({ name: 'json', file: 'out/a=b.json' })
})

test('an unknown reporter is refused with those that exist', () => {
  expect(() => readReporterChoice('tap')).toThrow(
    'Cannot report as "tap": there is no such reporter. Known reporters: pretty, json',
  )
  expect(() => readReporterChoice('toString')).toThrow('no such reporter')
})

test('progress is shown after a while and leaves nothing behind', () => {
  vi.useFakeTimers()
  const written: string[] = []
  const progress = createProgress({ write: (text) => written.push(text), columns: 40 })
  progress.show('quick work')
  progress.clear()
  expect(written).toEqual([])
  progress.show('long work')
  vi.advanceTimersByTime(1_000)
  expect(written.at(-1)).toContain('long work')
  progress.clear()
  expect(written.at(-1)).toBe('\r\u001B[2K')
  const { length } = written
  vi.advanceTimersByTime(1_000)
  expect(written).toHaveLength(length)
  vi.useRealTimers()
})
