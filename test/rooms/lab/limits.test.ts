import { afterEach, expect, test, vi } from 'vitest'
import { limits } from '../../../src/lab/limits.ts'

afterEach(() => void vi.unstubAllEnvs())

test.each([
  ['FIELDFAULT_SCENARIO_MS', 'abc', () => limits.scenarioMs],
  ['FIELDFAULT_SETTLE_MS', '-1', () => limits.settleMs],
  ['FIELDFAULT_SETTLE_MS', '0', () => limits.settleMs],
])('%s=%s is refused with a sentence', (variable, text, read) => {
  vi.stubEnv(variable, text)
  expect(read).toThrow(`Cannot use ${variable}: "${text}" is no whole number above 0.`)
})

test('a limit is what the environment says, and its usual value when that is empty', () => {
  vi.stubEnv('FIELDFAULT_SETTLE_MS', '1500')
  expect(limits.settleMs).toBe(1_500)
  vi.stubEnv('FIELDFAULT_SETTLE_MS', '')
  expect(limits.settleMs).toBe(20_000)
})
