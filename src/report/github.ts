import type { Failure, ScenarioResult } from '../scenario/verdict.ts'
import { stepTimes } from './duration-text.ts'
import { shownLine, shownText } from './shown-text.ts'
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
    `${step.passed ? '✔' : '✘'} ${lineOf(step.name)} (${stepTimes(step)})`,
    ...step.claims.map(({ claim, held }) => `    ${held ? '✔' : '✘'} ${lineOf(claim)}`),
  ])
  const heading = `${outcomeOf(scenario)}: ${shownLine(name)}, ${shownLine(title)}`
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

/**
 * Free text on a line of its own. The runner takes what begins with two colons for a command, which the mark before
 * the text prevents, and what has `##[` anywhere (actions/runner, ActionCommand.cs).
 */
function lineOf(text: string): string {
  return shownLine(text).replaceAll('##[', '# #[')
}

/** Text of a workflow command: percent signs and line ends are escaped. */
function messageOf(text: string): string {
  return shownText(text).replaceAll('%', '%25').replaceAll('\n', '%0A')
}

/** A property of a workflow command, in which colons and commas have a meaning. */
function propertyOf(text: string): string {
  return messageOf(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
