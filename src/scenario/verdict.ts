import type { AnyEntry } from '../journal/entry.ts'
import type { Part } from '../journal/catalogue.ts'
import type { SessionRecording } from '../lab/recordings.ts'
import type { ChartInputs } from './replay/inputs-file.ts'

/** `passed`: every claim held. `failed`: one did not. `error`: the lab itself failed, so nothing is proven. */
export type Verdict = 'passed' | 'failed' | 'error'

/** How one step of a scenario went. */
export interface StepResult {
  readonly name: string
  readonly part: Part
  readonly passed: boolean
  readonly claims: readonly { readonly claim: string; readonly held: boolean }[]
  /** Lab time at which it began, as ISO text. */
  readonly time: string
  /** Lab time that it took, milliseconds. */
  readonly labMs: number
  /** Real milliseconds that it took. */
  readonly realMs: number
  /** The entries of the journal that the step added, in the order in which they happened. */
  readonly entries: readonly AnyEntry[]
}

/** Why a verdict is not `passed`. */
export interface Failure {
  readonly step: string | undefined
  readonly claim: string
  readonly saw?: string
  /** The journal around it. */
  readonly around: readonly AnyEntry[]
  readonly error?: unknown
}

/** How one run of a scenario ended, with its evidence. */
export interface ScenarioResult {
  readonly name: string
  readonly title: string
  readonly story: string
  readonly seed: string
  readonly verdict: Verdict
  readonly steps: readonly StepResult[]
  readonly failure?: Failure
  /** SHA-256 over the canonical journal. */
  readonly digest: string
  readonly entries: readonly AnyEntry[]
  /** What each login of the script showed. */
  readonly sessions: readonly SessionRecording[]
  /** What went into the statecharts; absent when the run was not to be taped. */
  readonly inputs?: ChartInputs | undefined
  /** Real milliseconds that the run took. */
  readonly realMs: number
  /** Lab time that passed, milliseconds. */
  readonly labMs: number
}
