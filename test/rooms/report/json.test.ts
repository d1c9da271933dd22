import { expect, test } from 'vitest'
import { jsonReporter } from '../../../src/report/json.ts'
import type { PlayedScenario } from '../../../src/report/reporter.ts'
import { macTable, refusal, resultOf, stepOf } from './sample-entries.ts'

function documentOf(scenarios: readonly PlayedScenario[], verbose = false): unknown {
  const written: string[] = []
  const write = (text: string) => void written.push(text)
  jsonReporter({ write, colour: true, width: 80, quiet: false, verbose }).end(scenarios)
  expect(written).toHaveLength(1)
  return JSON.parse(written[0]!)
}

test('one document tells every scenario, step, claim and refused handshake', () => {
  const steps = [stepOf({ entries: refusal })]
  const document = documentOf([{ result: resultOf({ steps, entries: refusal }), runs: 2 }])
  expect(document).toMatchObject({
    passed: 1,
    failed: 0,
    errors: 0,
    scenarios: [
      {
        name: 'ucsm/story',
        verdict: 'passed',
        digest: 'abc123',
        runs: 2,
        steps: [
          { passed: true, refusedHandshakes: [{ client: 'fi', server: 'old', table: macTable }] },
        ],
      },
    ],
  })
  expect(document).not.toHaveProperty('scenarios.0.journal')
})

test('the whole journal is in it when more is asked for', () => {
  const document = documentOf([{ result: resultOf({ entries: refusal }), runs: 1 }], true)
  expect(document).toHaveProperty('scenarios.0.journal.length', refusal.length)
})

test('runs that differ count as failed', () => {
  const difference = { run: 2, first: refusal[0], other: refusal[1] }
  const document = documentOf([{ result: resultOf(), runs: 2, difference }])
  expect(document).toMatchObject({
    failed: 1,
    scenarios: [{ verdict: 'failed', difference: { run: 2, first: { appliance: 'fi' } } }],
  })
})
