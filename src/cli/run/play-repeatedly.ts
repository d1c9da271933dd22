import { firstDifference } from '../../report/first-difference.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import { outcomeOf, type PlayedScenario } from '../../report/reporter.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import { DEFAULT_SEED, runScenario, type RunOptions } from '../../scenario/run-scenario.ts'
import type { StepResult } from '../../scenario/verdict.ts'

/** How every scenario of one command is played. */
export interface PlayPlan {
  /** Runs with each seed. */
  readonly repeat: number
  /** The first seed, when it is not to be the scenario's own. */
  readonly seed: string | undefined
  /** How many seeds each scenario is played with; with more than one, what must hold with every seed is judged too. */
  readonly seeds: number
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
  const [first, ...others] = seedsOf(plan.seed ?? scenario.lab.seed ?? DEFAULT_SEED, plan.seeds)
  const played = await playWithSeed(loaded, { plan, seed: first!, first: first! }, watch)
  let { runs } = played
  if (outcomeOf(played) !== 'passed') return { ...played, seeds: 1 }
  for (const [at, seed] of others.entries()) {
    const doing = (what: string) => watch.doing(`${name}, seed ${at + 2} of ${plan.seeds}, ${what}`)
    const other = await playWithSeed(loaded, { plan, seed, first: first! }, { doing, stepped() {} })
    runs += other.runs
    if (outcomeOf(other) !== 'passed') return { ...other, runs, seeds: at + 2 }
  }
  return { ...played, runs, seeds: plan.seeds }
}

/** The first seed, and as many more as are wanted, which are made of it. */
function seedsOf(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => (at === 0 ? first : `${first} ${at + 1}`))
}

interface SeededPlay {
  readonly plan: PlayPlan
  readonly seed: string
  /** The seed that the keys of all runs are made from. */
  readonly first: string
}

async function playWithSeed(
  { name, scenario }: LoadedScenario,
  { plan, seed, first }: SeededPlay,
  watch: PlayWatch,
): Promise<PlayedScenario> {
  const { allowEgress, keyFolder, tapesCharts, seeds, repeat } = plan
  const sweep = seeds > 1 ? { holdsInvariants: true, keySeed: first } : {}
  const options: RunOptions = { name, seed, allowEgress, keyFolder, tapesCharts, ...sweep }
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
