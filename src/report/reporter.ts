import type { AnyEntry } from '../journal/entry.ts'
import type { ScenarioResult, StepResult } from '../scenario/verdict.ts'
import type { Difference } from './first-difference.ts'

/** A scenario that was played, once or several times, with one seed or several. */
export interface PlayedScenario {
  /** The first run, or the first with the seed with which something was wrong. */
  readonly result: ScenarioResult
  readonly runs: number
  /** How many seeds there were; one when absent. Runs with one seed are the same to the byte, or there is a difference. */
  readonly seeds?: number
  /** How many seeds changed what the statecharts of the first run were told, which was fed to them alone. */
  readonly varied?: number
  readonly difference?: Difference
}

/** What a scenario is called while it runs. */
export interface ScenarioHeading {
  readonly name: string
  readonly title: string
}

/** Tells somebody how scenarios went. Steps of one scenario are never mixed with those of another. */
export interface Reporter {
  readonly start?: (scenario: ScenarioHeading) => void
  /** `before` is the journal of the run so far, this step included. */
  readonly step?: (step: StepResult, before: readonly AnyEntry[]) => void
  readonly played?: (scenario: PlayedScenario) => void
  readonly end: (scenarios: readonly PlayedScenario[]) => void
}

/** Where a reporter writes, and how. */
export interface ReporterOptions {
  readonly write: (text: string) => void
  readonly colour: boolean
  /** Columns that a line may take. */
  readonly width: number
  /** Says less: verdicts only. */
  readonly quiet: boolean
  /** Says more: the whole journal of a failed step, and stacks. */
  readonly verbose: boolean
}

/** `passed`, or what a run of a scenario lacks. */
export function outcomeOf({ result, difference }: PlayedScenario): 'passed' | 'failed' | 'error' {
  return result.verdict === 'passed' && difference ? 'failed' : result.verdict
}

/** How many scenarios ended each way. */
export function countOutcomes(scenarios: readonly PlayedScenario[]) {
  const outcomes = scenarios.map(outcomeOf)
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length
  return { passed: count('passed'), failed: count('failed'), errors: count('error') }
}
