import type { Failure, ScenarioResult, StepResult } from '../scenario/verdict.ts'
import { createPalette } from './palette.ts'
import { stepTimes } from './duration-text.ts'
import { entryText } from './entry-text.ts'
import { handshakeText } from './handshake-text.ts'
import { refusedHandshakes } from './refused-handshakes.ts'
import { outcomeOf, type PlayedScenario, type Reporter, type ReporterOptions } from './reporter.ts'
import { xmlDocument, type XmlElement } from './xml-text.ts'

/** Columns of what stands in a failure; readers show it as it is. */
const TEXT_WIDTH = 100
const PLAIN = createPalette(false)

/**
 * Tells CI servers how scenarios went: one JUnit document at the end, in which a scenario is a test suite and
 * each of its steps a test case. Attributes and their order follow the schema of Ant's JUnit task.
 */
export function junitReporter({ write }: ReporterOptions): Reporter {
  return {
    end(scenarios) {
      const suites = scenarios.map(suiteOf)
      write(xmlDocument({ name: 'testsuites', attributes: {}, within: suites }))
    },
  }
}

function suiteOf(scenario: PlayedScenario, id: number): XmlElement {
  const { result } = scenario
  const { name, title, seed, digest, entries, realMs } = result
  const cases = casesOf(scenario)
  const having = (what: string) => cases.filter(({ within }) => hasElement(within, what)).length
  const { runs, seeds = 1 } = scenario
  const properties = Object.entries({ title, seed, digest, runs, seeds })
  return {
    name: 'testsuite',
    attributes: {
      package: name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : name,
      id,
      name,
      // The schema knows no zone; lab time is UTC.
      timestamp: (entries[0]?.time ?? '1970-01-01T00:00:00').slice(0, 19),
      hostname: 'localhost',
      tests: cases.length,
      failures: having('failure'),
      errors: having('error'),
      time: seconds(realMs),
    },
    within: [
      {
        name: 'properties',
        attributes: {},
        within: properties.map(([key, value]) => ({
          name: 'property',
          attributes: { name: key, value },
        })),
      },
      ...cases,
      { name: 'system-out', attributes: {}, within: evidenceOf(result) },
      { name: 'system-err', attributes: {} },
    ],
  }
}

function hasElement(within: XmlElement['within'], name: string): boolean {
  return Array.isArray(within) && within.some((element: XmlElement) => element.name === name)
}

/** A test case a step; where no step says why the scenario did not pass, one that does. */
function casesOf(scenario: PlayedScenario): XmlElement[] {
  const { result, runs, difference } = scenario
  const { steps, failure } = result
  const told = steps.filter(({ passed }) => !passed).length
  const cases = steps.map((step) => caseOf(result, step, step.passed ? undefined : failure))
  const whole = (name: string) => ({ name, realMs: 0 })
  if (failure && told === 0) cases.push(caseOf(result, whole('the scenario as a whole'), failure))
  if (difference && outcomeOf(scenario) === 'failed' && !failure) {
    const claim = `run ${difference.run} of ${runs} is not the same as run 1`
    const around = [difference.first, difference.other].filter((entry) => entry !== undefined)
    cases.push(caseOf(result, whole('every run is the same'), { step: undefined, claim, around }))
  }
  return cases
}

function caseOf(
  result: ScenarioResult,
  { name, realMs }: Pick<StepResult, 'name' | 'realMs'>,
  failure: Failure | undefined,
): XmlElement {
  return {
    name: 'testcase',
    attributes: { name, classname: result.name.replaceAll('/', '.'), time: seconds(realMs) },
    ...(failure && { within: [failureOf(failure)] }),
  }
}

function failureOf(failure: Failure): XmlElement {
  const { claim, saw, around } = failure
  const isLab = 'error' in failure
  const lines = [
    claim,
    ...(saw === undefined ? [] : [`Seen instead: ${saw}`]),
    'The journal around it:',
    ...around.map((entry) => `  ${entryText(entry, PLAIN)}`),
  ]
  return {
    name: isLab ? 'error' : 'failure',
    attributes: { message: claim, type: isLab ? 'lab failure' : 'broken claim' },
    within: lines.join('\n'),
  }
}

function evidenceOf({ steps, entries }: ScenarioResult): string {
  return steps.flatMap((step) => stepEvidence(step, entries)).join('\n')
}

function stepEvidence(step: StepResult, all: ScenarioResult['entries']): string[] {
  const refused = refusedHandshakes(step.entries, all)
  return [
    `${step.passed ? 'ok' : 'not ok'} - ${step.name}: ${stepTimes(step)}`,
    ...step.claims.map(({ claim, held }) => `  ${held ? 'held' : 'broken'}: ${claim}`),
    ...refused.flatMap((one) => handshakeText(one, { width: TEXT_WIDTH, palette: PLAIN })),
  ]
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
