import { expect, test } from 'vitest'
import { junitReporter } from '../../../src/report/junit.ts'
import type { PlayedScenario } from '../../../src/report/reporter.ts'
import { xmlDocument } from '../../../src/report/xml-text.ts'
import { refusal, resultOf, stepOf } from './sample-entries.ts'

function documentOf(scenarios: readonly PlayedScenario[]): string {
  let text = ''
  const write = (more: string) => void (text += more)
  junitReporter({ write, colour: true, width: 80, quiet: false, verbose: false }).end(scenarios)
  return text
}

const broken = {
  step: 'the backup is refused',
  claim: 'the file <arrives> & "stays"',
  saw: 'nothing',
  around: refusal.slice(0, 1),
}

test('a scenario is a suite and each of its steps a case', () => {
  const steps = [stepOf({ entries: refusal }), stepOf({ name: 'it works again', part: 'repair' })]
  const text = documentOf([{ result: resultOf({ steps, entries: refusal }), runs: 1 }])
  expect(text).toMatch(
    /<testsuite package="ucsm" id="0" name="ucsm\/story" timestamp="2019-09-11T10:00:00" hostname="localhost" tests="2" failures="0" errors="0" time="[\d.]+">/,
  )
  expect(
    text.match(/<testcase name="[^"]+" classname="ucsm\.story" time="[\d.]+"\/>/g),
  ).toHaveLength(2)
  expect(text).toContain('No MAC in common')
})

test('a broken claim is a failure of its step, with what was seen and the journal around it', () => {
  const steps = [stepOf({ passed: false })]
  const result = resultOf({ steps, verdict: 'failed', failure: broken })
  const text = documentOf([{ result, runs: 1 }])
  expect(text).toContain('tests="1" failures="1" errors="0"')
  expect(text).toContain(
    '<failure message="the file &lt;arrives&gt; &amp; &quot;stays&quot;" type="broken claim">',
  )
  expect(text).toContain('Seen instead: nothing')
  expect(text).toContain('appliance.started')
})

test('a failure of the lab is an error, also when no step had begun', () => {
  const failure = { step: undefined, claim: 'no room', around: [], error: new Error('no room') }
  const text = documentOf([{ result: resultOf({ steps: [], verdict: 'error', failure }), runs: 1 }])
  expect(text).toContain('tests="1" failures="0" errors="1"')
  expect(text).toContain('name="the scenario as a whole"')
  expect(text).toContain('<error message="no room" type="lab failure">')
})

test('runs that differ are a failure', () => {
  const difference = { run: 3, first: refusal[0], other: refusal[1] }
  const text = documentOf([{ result: resultOf({ steps: [stepOf()] }), runs: 3, difference }])
  expect(text).toContain('tests="2" failures="1" errors="0"')
  expect(text).toContain('run 3 of 3 is not the same as run 1')
})

test('what XML cannot hold is shown as its code', () => {
  const text = xmlDocument({
    name: 'a',
    attributes: { b: 'bell \u0007\nline' },
    within: 'escape \u001B[1m and \uD800',
  })
  expect(text).toContain(String.raw`<a b="bell \u0007&#10;line">escape \u001b[1m and \ud800</a>`)
})
