import { firstDifference } from '../../report/first-difference.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import { outcomeOf, type PlayedScenario } from '../../report/reporter.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import { DEFAULT_SEED, runScenario, type RunOptions } from '../../scenario/run-scenario.ts'
import { variedReplay } from '../../scenario/replay/varied-replay.ts'
import { beginningOf, isSwept, sweepSeeds } from '../../scenario/sweep-seeds.ts'
import type { ScenarioResult, StepResult } from '../../scenario/verdict.ts'

/** How every scenario of one command is played. */
export interface PlayPlan {
  /** Runs with each seed. */
  readonly repeat: number
  /** The first seed, when it is not to be the scenario's own. */
  readonly seed: string | undefined
  /** How many seeds each scenario is played with; with more than one, what must hold with every seed is judged too. */
  readonly seeds: number
  /** Plays with the first seed only; the others change what its statecharts were told. */
  readonly isShort: boolean
  readonly allowEgress: readonly string[]
  readonly keyFolder: string
  /** Records what goes into the statecharts. */
  readonly tapesCharts: boolean
}

/** Is told how a play goes. */
export interface PlayWatch {
  /** The first run enters a step, or a later run begins. */
  readonly doing: (what: string) => void
  /** A step of the first run is over. */
  readonly stepped: (step: StepResult, before: readonly AnyEntry[]) => void
}

/**
 * Plays a scenario `repeat` times with each of its seeds, until a run does not pass or differs from the first one
 * with its seed. The result is that of the first run with the first seed, or with the seed that did not do well.
 */
export async function playRepeatedly(
  loaded: LoadedScenario,
  plan: PlayPlan,
  watch: PlayWatch,
): Promise<PlayedScenario> {
  const { name, scenario } = loaded
  const first = plan.seed ?? scenario.lab.seed ?? DEFAULT_SEED
  const seeds = sweepSeeds(first, plan.seeds)
  if (plan.isShort) return playShort(loaded, { plan, seeds }, watch)
  const played = await playWithSeed(loaded, { plan, seed: first }, watch)
  let { runs } = played
  if (outcomeOf(played) !== 'passed') return played
  for (const [at, seed] of seeds.entries()) {
    if (at === 0) continue
    const doing = (what: string) => watch.doing(`${name}, seed ${at + 1} of ${plan.seeds}, ${what}`)
    const other = await playWithSeed(loaded, { plan, seed }, { doing, stepped() {} })
    runs += other.runs
    if (outcomeOf(other) !== 'passed') return { ...other, runs, seeds: at + 1 }
  }
  return { ...played, runs, seeds: plan.seeds }
}

/** Plays with the seed that a sweep begins with, and lets the others change what the statecharts were told. */
async function playShort(
  loaded: LoadedScenario,
  { plan, seeds }: { readonly plan: PlayPlan; readonly seeds: readonly string[] },
  watch: PlayWatch,
): Promise<PlayedScenario> {
  const { name, scenario } = loaded
  const played = await playWithSeed(loaded, { plan, seed: beginningOf(seeds[0]!) }, watch)
  const { inputs } = played.result
  if (outcomeOf(played) !== 'passed' || !inputs) return played
  const emulators = Object.values(scenario.lab.cast).map(({ emulator }) => emulator)
  const replayWith = variedReplay(inputs, emulators)
  let varied = 0
  for (const seed of seeds.filter(isSwept)) {
    watch.doing(`${name}, seed ${seed}`)
    const failure = replayWith(seed)
    varied++
    if (!failure) continue
    const result: ScenarioResult = { ...played.result, seed, verdict: 'failed', failure }
    return { ...played, result, varied }
  }
  return { ...played, varied }
}

interface SeededPlay {
  readonly plan: PlayPlan
  readonly seed: string
}

async function playWithSeed(
  { name, scenario }: LoadedScenario,
  { plan, seed }: SeededPlay,
  watch: PlayWatch,
): Promise<PlayedScenario> {
  const { allowEgress, keyFolder, tapesCharts, seeds, isShort, repeat } = plan
  // Also for one seed of a sweep that is played again, or it would pass where it did not.
  const holdsInvariants = seeds > 1 || isShort || isSwept(seed)
  const options: RunOptions = { name, seed, allowEgress, keyFolder, tapesCharts, holdsInvariants }
  let before: readonly AnyEntry[] = []
  const result = await runScenario(scenario, {
    ...options,
    onJournal: (journal) => {
      before = journal.entries()
    },
    onStep: (step) => watch.doing(step.name),
    onStepEnd: (step) => watch.stepped(step, before),
  })
  let runs = 1
  while (runs < repeat && result.verdict === 'passed') {
    runs++
    watch.doing(`${name}, run ${runs} of ${repeat}`)
    const { digest, entries } = await runScenario(scenario, options)
    const difference =
      digest === result.digest ? undefined : firstDifference(result.entries, entries, runs)
    if (difference) return { result, runs, seeds: 1, difference }
  }
  return { result, runs, seeds: 1 }
}
