import { expect, test } from 'vitest'
import { prettyReporter } from '../../../src/report/pretty.ts'
import type { PlayedScenario } from '../../../src/report/reporter.ts'
import { entry, refusal, resultOf, stepOf } from './sample-entries.ts'

function told(scenarios: readonly PlayedScenario[], quiet = false): string {
  let text = ''
  const write = (more: string) => void (text += more)
  const reporter = prettyReporter({ write, colour: false, width: 100, quiet, verbose: false })
  for (const scenario of scenarios) {
    const { name, title, steps, entries } = scenario.result
    reporter.start?.({ name, title })
    for (const step of steps) reporter.step?.(step, entries)
    reporter.played?.(scenario)
  }
  reporter.end(scenarios)
  return text
}

test('a scenario that passed shows steps, claims, evidence, digest and times', () => {
  const shown = entry('scenario', 'script', 'evidence.shown', {
    step: 'the backup is refused',
    title: 'The fault',
    text: 'F999723\n  major',
  })
  const steps = [stepOf({ entries: [shown] }), stepOf({ name: 'it works again', part: 'repair' })]
  const text = told([{ result: resultOf({ steps }), runs: 1 }])
  expect(text).toContain('Backups stop\nucsm/story\n')
  expect(text).toContain(
    '  ✔ the backup is refused  20 s of lab time in 4 ms\n      ✔ there is a fault\n',
  )
  expect(text).toContain('      The fault\n        F999723\n          major\n')
  expect(text).toContain('  The repair\n  ✔ it works again  20 s of lab time in 4 ms\n')
  expect(text).toContain('PASSED ucsm/story: 2 steps, 2 claims\n  digest abc123\n')
  expect(text).toContain('1 min of lab time in 12 ms, seed "fieldfault"')
})

test('a refused handshake stands under its step, with the names of both ends', () => {
  const steps = [stepOf({ entries: refusal.slice(4) })]
  const text = told([{ result: resultOf({ steps, entries: refusal }), runs: 1 }])
  expect(text).toContain('Handshake refused: client fi, server old')
  expect(text.match(/Handshake refused/g)).toHaveLength(1)
})

test('a claim that does not hold is shown with what was seen and the journal around it', () => {
  const claims = [{ claim: 'there is a fault', held: false }]
  const failure = {
    step: 'the backup is refused',
    claim: 'there is a fault',
    saw: 'none',
    around: [entry('fi', 'ssh-1', 'login.accepted', { user: 'admin', method: 'password' })],
  }
  const steps = [stepOf({ passed: false, claims })]
  const text = told([{ result: resultOf({ verdict: 'failed', steps, failure }), runs: 1 }])
  expect(text).toContain(
    '  ✘ the backup is refused  20 s of lab time in 4 ms\n      ✘ there is a fault\n',
  )
  expect(text).toContain('A claim did not hold, in the step "the backup is refused"')
  expect(text).toContain('Seen instead: none')
  expect(text).toContain('fi ssh-1 login.accepted user=admin method=password')
  expect(text).toContain('FAILED ucsm/story')
})

test('two runs that differ fail and show the first entries that differ', () => {
  const first = entry('fi', 'ssh-1', 'login.accepted', { user: 'admin', method: 'password' })
  const text = told([
    { result: resultOf(), runs: 3, difference: { run: 3, first, other: undefined } },
  ])
  expect(text).toContain('Run 3 is not the same as run 1')
  expect(text).toContain('run 3: nothing more')
  expect(text).toContain('FAILED ucsm/story: 1 step, 1 claim, 3 runs with different digests')
})

test('quiet leaves the verdicts', () => {
  const text = told(
    [
      { result: resultOf(), runs: 50 },
      { result: resultOf(), runs: 50 },
    ],
    true,
  )
  expect(text).not.toContain('✔')
  expect(text).toContain('50 runs with one digest')
  expect(text).toContain('2 scenarios: 2 passed, 0 failed, 0 errors')
})
