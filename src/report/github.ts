import type { Failure, ScenarioResult } from '../scenario/verdict.ts'
import { stepTimes } from './duration-text.ts'
import { outcomeOf, type PlayedScenario, type Reporter, type ReporterOptions } from './reporter.ts'

/** Tells GitHub Actions how scenarios went: a group a scenario, and an annotation for each that did not pass. */
export function githubReporter({ write }: ReporterOptions): Reporter {
  return {
    end(scenarios) {
      for (const scenario of scenarios) write(groupOf(scenario))
      for (const scenario of scenarios) write(annotationOf(scenario))
    },
  }
}

function groupOf(scenario: PlayedScenario): string {
  const { name, title, steps } = scenario.result
  const lines = steps.flatMap((step) => [
    `${step.passed ? '✔' : '✘'} ${step.name} (${stepTimes(step)})`,
    ...step.claims.map(({ claim, held }) => `    ${held ? '✔' : '✘'} ${claim}`),
  ])
  const heading = `${outcomeOf(scenario)}: ${name}, ${title}`
  // A line that begins with two colons would be taken for a command.
  return ['::group::'.concat(messageOf(heading)), ...lines, '::endgroup::', ''].join('\n')
}

function annotationOf(scenario: PlayedScenario): string {
  const { result, difference } = scenario
  if (outcomeOf(scenario) === 'passed') return ''
  const text = result.failure
    ? failureText(result, result.failure)
    : `Run ${difference?.run} is not the same as run 1.`
  return `::error title=${propertyOf(result.name)}::${messageOf(text)}\n`
}

function failureText({ title }: ScenarioResult, { step, claim, saw }: Failure): string {
  return [
    title,
    ...(step === undefined ? [] : [`Step: ${step}`]),
    `Claim: ${claim}`,
    ...(saw === undefined ? [] : [`Seen instead: ${saw}`]),
  ].join('\n')
}

/** Text of a workflow command: percent signs and line ends are escaped. */
function messageOf(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property of a workflow command, in which colons and commas have a meaning. */
function propertyOf(text: string): string {
  return messageOf(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
