import { expect, test } from 'vitest'
import { chooseReporters } from '../../../src/cli/run/choose-reporters.ts'
import { refuseIdle } from '../../../src/cli/run/run-options.ts'

const wrongUse = expect.objectContaining({ code: 'wrong-use', exit: 2 })

test('without a word of it the report is for people, with --json one document', () => {
  expect(chooseReporters([], false)).toEqual([{ name: 'pretty' }])
  expect(chooseReporters([], true)).toEqual([{ name: 'json' }])
  expect(chooseReporters(['json'], true)).toEqual([{ name: 'json' }])
})

test('reports in files go on beside --json', () => {
  expect(chooseReporters(['junit=out.xml'], true)).toEqual([
    { name: 'junit', file: 'out.xml' },
    { name: 'json' },
  ])
  expect(chooseReporters(['junit=out.xml'], false)).toHaveLength(1)
})

test.each([
  [['pretty'], true],
  [['json', 'github'], true],
  [['pretty', 'github'], false],
  [['json=out', 'junit=./a/../out'], false],
])('the reporters %j with --json %j do not mix', (asked, json) => {
  expect(() => chooseReporters(asked, json)).toThrow(wrongUse)
})

test('an option that does nothing by itself is refused', () => {
  const options = { repeat: 1, seeds: 1, jobs: 1 }
  expect(() => refuseIdle({ ...options, traceAll: true }, false)).toThrow(wrongUse)
  expect(() => refuseIdle({ ...options, short: true }, false)).toThrow(wrongUse)
  refuseIdle({ ...options, traceAll: true, trace: 'dir' }, false)
  refuseIdle({ ...options, short: true }, true)
  refuseIdle({ ...options, short: true, seed: 'lab#13' }, false)
})
