import type { AnyEntry } from '../journal/entry.ts'
import type { Failure, ScenarioResult, StepResult } from '../scenario/verdict.ts'
import { durationText, stepTimes } from './duration-text.ts'
import { entryText } from './entry-text.ts'
import type { Difference } from './first-difference.ts'
import { handshakeText } from './handshake-text.ts'
import { createPalette, type Palette } from './palette.ts'
import { refusedHandshakes } from './refused-handshakes.ts'
import {
  countOutcomes,
  outcomeOf,
  type PlayedScenario,
  type Reporter,
  type ReporterOptions,
} from './reporter.ts'
import { shownData, shownLine, shownText } from './shown-text.ts'
import { wrapText } from './table.ts'

/** Tells people how scenarios went: every step with its claims, its evidence and its refused handshakes. */
export function prettyReporter(options: ReporterOptions): Reporter {
  const palette = createPalette(options.colour)
  const page: Page = { palette, width: options.width }
  const write = withoutDoubleBlanks(options.write)
  let part = ''
  return {
    start({ name, title }) {
      part = 'script'
      if (!options.quiet)
        write([palette.strong(shownLine(title)), palette.faint(shownLine(name)), ''])
    },
    step(step, before) {
      if (options.quiet) return
      if (step.part !== part) write(['', palette.strong('  The repair')])
      part = step.part
      write(stepLines(step, before, page))
    },
    played(scenario) {
      const { failure } = scenario.result
      if (failure) write(failureLines(failure, page, options.verbose))
      if (scenario.difference) write(differenceLines(scenario.difference, palette))
      write(['', ...verdictLines(scenario, palette), ''])
    },
    end(scenarios) {
      if (scenarios.length > 1) write([totalLine(scenarios, palette)])
    },
  }
}

/** Blocks ask for room before and after them; where two meet, one empty line is enough. */
function withoutDoubleBlanks(write: (text: string) => void): (lines: readonly string[]) => void {
  let last = ''
  return (lines) => {
    const kept = lines.filter((line, at) => line !== '' || (lines[at - 1] ?? last) !== '')
    last = lines.at(-1) ?? last
    write(kept.map((line) => `${line}\n`).join(''))
  }
}

interface Page {
  readonly palette: Palette
  readonly width: number
}

function stepLines(step: StepResult, before: readonly AnyEntry[], page: Page): string[] {
  const { palette, width } = page
  const mark = (good: boolean) => (good ? palette.good('✔') : palette.bad('✘'))
  const shown = step.entries.filter((entry) => entry.event === 'evidence.shown')
  const refused = refusedHandshakes(step.entries, before).map(shownData)
  return [
    `  ${mark(step.passed)} ${shownLine(step.name)}  ${palette.faint(stepTimes(step))}`,
    ...step.claims.map(
      ({ claim, held }) => `      ${mark(held)} ${palette.faint(shownLine(claim))}`,
    ),
    ...refused.flatMap((handshake) =>
      framed(handshakeText(handshake, { width: width - 6, palette })),
    ),
    ...shown.flatMap(({ data }) =>
      framed([
        palette.note(shownLine(data.title)),
        // What an appliance printed keeps its columns, also where a line is longer than the page.
        ...shownText(data.text)
          .split('\n')
          .map((line) => `  ${line}`),
      ]),
    ),
  ]
}

/** Lines set in under their step, with room around them. */
function framed(lines: readonly string[]): string[] {
  return ['', ...lines.map((line) => `      ${line}`.trimEnd()), '']
}

function failureLines(failure: Failure, { palette, width }: Page, verbose: boolean): string[] {
  const { step, claim, saw, error } = failure
  const what = 'error' in failure ? 'The lab failed' : 'A claim did not hold'
  const stack = verbose && error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : []
  return [
    '',
    palette.bad(`  ${what}${step === undefined ? '' : `, in the step "${shownLine(step)}"`}`),
    ...wrapText(shownText(claim), width - 4).map((line) => `    ${line}`),
    ...(saw === undefined ? [] : [`    Seen instead: ${shownText(saw)}`]),
    ...stack.map(shownText),
    palette.faint('    The journal around it:'),
    ...failure.around.map((entry) => `      ${entryText(entry, palette)}`),
    '',
  ]
}

function differenceLines({ run, first, other }: Difference, palette: Palette): string[] {
  const line = (entry: AnyEntry | undefined) => (entry ? entryText(entry, palette) : 'nothing more')
  return [
    '',
    palette.bad(`  Run ${run} is not the same as run 1; the first entries that differ:`),
    `    run 1: ${line(first)}`,
    `    run ${run}: ${line(other)}`,
    '',
  ]
}

function verdictLines(scenario: PlayedScenario, palette: Palette): string[] {
  const { result } = scenario
  const outcome = outcomeOf(scenario)
  const paint = outcome === 'passed' ? palette.good : palette.bad
  return [
    `${paint(palette.strong(outcome.toUpperCase()))} ${shownLine(result.name)}: ${countedSteps(result)}${countedRuns(scenario)}`,
    palette.faint(`  digest ${result.digest}`),
    palette.faint(
      `  ${durationText(result.labMs)} of lab time in ${durationText(result.realMs)}, seed "${result.seed}"`,
    ),
  ]
}

function countedRuns({ runs, seeds = 1, varied, difference }: PlayedScenario): string {
  if (varied !== undefined) return `, ${counted(varied, 'seed')} fed to its statecharts`
  if (seeds > 1) return `, ${runs} runs with ${seeds} seeds`
  if (runs === 1) return ''
  return `, ${runs} runs with ${difference ? 'different digests' : 'one digest'}`
}

function countedSteps({ steps }: ScenarioResult): string {
  const claims = steps.flatMap((step) => step.claims)
  return `${counted(steps.length, 'step')}, ${counted(claims.length, 'claim')}`
}

function totalLine(scenarios: readonly PlayedScenario[], palette: Palette): string {
  const { passed, failed, errors } = countOutcomes(scenarios)
  const text = `${counted(scenarios.length, 'scenario')}: ${passed} passed, ${failed} failed, ${counted(errors, 'error')}`
  return failed + errors === 0 ? palette.good(text) : palette.bad(text)
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
