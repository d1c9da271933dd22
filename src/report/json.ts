import { entryLine, type AnyEntry } from '../journal/entry.ts'
import type { ScenarioResult, StepResult } from '../scenario/verdict.ts'
import { refusedHandshakes } from './refused-handshakes.ts'
import {
  countOutcomes,
  outcomeOf,
  type PlayedScenario,
  type Reporter,
  type ReporterOptions,
} from './reporter.ts'

/** Tells programs how scenarios went: one JSON document at the end. */
export function jsonReporter({ write, verbose }: ReporterOptions): Reporter {
  return {
    end(scenarios) {
      const document = {
        ...countOutcomes(scenarios),
        scenarios: scenarios.map((scenario) => scenarioDocument(scenario, verbose)),
      }
      write(`${JSON.stringify(document, undefined, 2)}\n`)
    },
  }
}

function scenarioDocument(scenario: PlayedScenario, verbose: boolean) {
  const { result, runs, seeds = 1, varied, difference } = scenario
  const { name, title, seed, digest, realMs, labMs, steps, failure } = result
  return {
    name,
    title,
    seed,
    verdict: outcomeOf(scenario),
    digest,
    runs,
    seeds,
    ...(varied !== undefined && { varied }),
    realMs: Math.round(realMs),
    labMs,
    steps: steps.map((step) => stepDocument(step, result)),
    ...(failure && {
      failure: {
        kind: 'error' in failure ? 'error' : 'claim',
        step: failure.step,
        claim: failure.claim,
        saw: failure.saw,
        around: failure.around.map(entryDocument),
      },
    }),
    ...(difference && {
      difference: {
        run: difference.run,
        first: difference.first && entryDocument(difference.first),
        other: difference.other && entryDocument(difference.other),
      },
    }),
    ...(verbose && { journal: result.entries.map(entryDocument) }),
  }
}

function stepDocument(
  { name, part, passed, claims, time, labMs, realMs, entries }: StepResult,
  { entries: all }: ScenarioResult,
) {
  return {
    name,
    part,
    passed,
    time,
    labMs,
    realMs: Math.round(realMs),
    claims,
    refusedHandshakes: refusedHandshakes(entries, all),
    evidence: entries
      .filter((entry) => entry.event === 'evidence.shown')
      .map(({ data }) => ({ title: data.title, text: data.text })),
  }
}

/** An entry with its keys in the order of the journal's file. */
function entryDocument(entry: AnyEntry): unknown {
  return JSON.parse(entryLine(entry))
}
