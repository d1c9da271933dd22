import { firstDifference } from '../../report/first-difference.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import type { PlayedScenario } from '../../report/reporter.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import { runScenario, type RunOptions } from '../../scenario/run-scenario.ts'
import type { StepResult } from '../../scenario/verdict.ts'

/** How every scenario of one command is played. */
export interface PlayPlan {
  readonly repeat: number
  readonly seed: string | undefined
  readonly allowEgress: readonly string[]
  readonly keyFolder: string
}

/** Is told how a play goes. */
export interface PlayWatch {
  /** The first run enters a step, or a later run begins. */
  readonly doing: (what: string) => void
  /** A step of the first run is over. */
  readonly stepped: (step: StepResult, before: readonly AnyEntry[]) => void
}

/** Plays a scenario `repeat` times, until a run differs from the first or does not pass. */
export async function playRepeatedly(
  { name, scenario }: LoadedScenario,
  plan: PlayPlan,
  watch: PlayWatch,
): Promise<PlayedScenario> {
  const options: RunOptions = { name, ...plan }
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
  while (runs < plan.repeat && result.verdict === 'passed') {
    runs++
    watch.doing(`${name}, run ${runs} of ${plan.repeat}`)
    const { digest, entries } = await runScenario(scenario, options)
    const difference =
      digest === result.digest ? undefined : firstDifference(result.entries, entries, runs)
    if (difference) return { result, runs, difference }
  }
  return { result, runs }
}
