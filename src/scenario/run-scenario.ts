import { parseInstant } from '../clock/durations.ts'
import { armRealTimer, stopwatch } from '../clock/real-time.ts'
import { ClaimBroken } from '../errors/claim-broken.ts'
import { LabError } from '../errors/lab-error.ts'
import { startLab, type RunningLab } from '../lab/lab.ts'
import { egressTo } from '../lab/egress.ts'
import { limits } from '../lab/limits.ts'
import { loopbackPorts } from '../lab/port-plan.ts'
import type { Journal } from '../journal/journal.ts'
import { brokenInvariant } from './invariants.ts'
import { play, type Stage } from './play.ts'
import { chartInputsOf } from './replay/inputs-file.ts'
import type { AnyScenario, Cast } from './scenario.ts'
import { beginningOf } from './sweep-seeds.ts'
import type { Failure, ScenarioResult, StepResult, Verdict } from './verdict.ts'

/** How a scenario is run. */
export interface RunOptions {
  /** The scenario's name: its path below `scenarios/` without the ending. */
  readonly name: string
  /** With a seed of a sweep keys are those of its beginning: making them takes longer than most scenarios. */
  readonly seed?: string | undefined
  /** Hosts outside the lab, as `host:port`, that appliances may dial. */
  readonly allowEgress?: readonly string[]
  readonly keyFolder?: string | undefined
  /** Roles to play with other appliances than the scenario's own. */
  readonly recast?: Cast
  /** Records what goes into the statecharts, for a replay. */
  readonly tapesCharts?: boolean | undefined
  /** Judges as well what must hold whatever the seed is; for that the statecharts are recorded and replayed. */
  readonly holdsInvariants?: boolean | undefined
  readonly onStep?: Stage['onStep']
  readonly onStepEnd?: Stage['onStepEnd']
  readonly onJournal?: (journal: Journal) => void
  /** Ends the run before its time; its verdict is then `error`. */
  readonly signal?: AbortSignal | undefined
}

/** A stage that may be cleared before the play is over. */
interface LimitedStage extends Stage {
  readonly inStep: () => string
  /** Real milliseconds. */
  readonly limitMs: number
  readonly signal: AbortSignal | undefined
}

/** Entries shown around a failure. */
const AROUND = 12
/** The seed of a scenario that names none. */
export const DEFAULT_SEED = 'fieldfault'

/** Plays a scenario on virtual time, script and repair, and judges it. Throws what `startLab` throws. */
export async function runScenario(
  scenario: AnyScenario,
  options: RunOptions,
): Promise<ScenarioResult> {
  const elapsedMs = stopwatch()
  const { scenarioMs: limitMs } = limits
  const seed = options.seed ?? scenario.lab.seed ?? DEFAULT_SEED
  const startMs = parseInstant(scenario.lab.start)
  const cast = { ...scenario.lab.cast, ...options.recast }
  const lab = await startLab({
    name: options.name,
    seed,
    startMs,
    cast,
    keySeed: beginningOf(seed),
    tapesCharts: options.tapesCharts || options.holdsInvariants,
    clock: 'virtual',
    ports: loopbackPorts,
    egress: egressTo(options.allowEgress ?? []),
    keyFolder: options.keyFolder,
    ...(options.onJournal && { onJournal: options.onJournal }),
  })
  const steps: StepResult[] = []
  const onStepEnd = (step: StepResult) => {
    steps.push(step)
    options.onStepEnd?.(step)
  }
  let current = 'its first step'
  const onStep: Stage['onStep'] = (step) => {
    current = step.name
    options.onStep?.(step)
  }
  const stage = { lab, onStep, onStepEnd, inStep: () => current, limitMs, signal: options.signal }
  const broken = await judge(scenario, stage, steps)
  const labMs = lab.clock.now() - startMs
  await lab.stop('the run is over')
  const emulators = Object.values(cast).map(({ emulator }) => emulator)
  const inputs = chartInputsOf(lab, emulators)
  const isHeld = !broken && options.holdsInvariants && inputs
  const failure = isHeld ? brokenInvariant({ lab, inputs, emulators }) : broken
  return {
    name: options.name,
    title: scenario.title,
    story: scenario.story.replaceAll(/\s+/g, ' ').trim(),
    seed,
    verdict: verdictOf(failure),
    steps,
    ...(failure && { failure }),
    digest: lab.journal.digest(),
    entries: lab.journal.entries(),
    sessions: lab.recordings(),
    inputs,
    realMs: elapsedMs(),
    labMs,
  }
}

async function judge(
  scenario: AnyScenario,
  stage: LimitedStage,
  steps: readonly StepResult[],
): Promise<Failure | undefined> {
  const { lab } = stage
  try {
    await withinLimit(play(scenario, stage), stage)
  } catch (error) {
    return failureOf(error, lab, steps)
  }
  const [crash] = lab.crashes
  if (crash) return failureOf(crash.error, lab, [])
  if (steps.some(({ claims }) => claims.length > 0)) return undefined
  return failureOf(new ClaimBroken('the scenario claims something'), lab, steps)
}

/** A script may wait for what never comes; a run has to end all the same. */
async function withinLimit(
  playing: Promise<void>,
  { inStep, limitMs, signal }: LimitedStage,
): Promise<void> {
  let disarm = () => {}
  const ended = new Promise<never>((_, reject) => {
    const stop = () => reject(new LabError('scenario-ended', { step: inStep() }))
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
  })
  const tooLong = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new LabError('scenario-too-long', { limitMs, step: inStep() }))
    disarm = armRealTimer(giveUp, limitMs)
  })
  try {
    await Promise.race([playing, tooLong, ended])
  } finally {
    disarm()
  }
}

function failureOf(error: unknown, lab: RunningLab, steps: readonly StepResult[]): Failure {
  const around = lab.journal.entries().slice(-AROUND)
  const step = steps.at(-1)?.name
  if (error instanceof ClaimBroken) {
    const { claim, saw } = error
    return { step, claim, around, ...(saw !== undefined && { saw }) }
  }
  const claim = error instanceof Error ? error.message : String(error)
  return { step, claim, around, error }
}

function verdictOf(failure: Failure | undefined): Verdict {
  if (!failure) return 'passed'
  return 'error' in failure ? 'error' : 'failed'
}
