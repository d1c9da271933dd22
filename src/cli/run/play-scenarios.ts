import { outcomeOf, type PlayedScenario, type Reporter } from '../../report/reporter.ts'
import type { LoadedScenario } from '../../scenario/load.ts'
import type { Terminal } from '../terminal.ts'
import { startPlayingThread } from './play-in-thread.ts'
import { playRepeatedly, type PlayPlan } from './play-repeatedly.ts'

/** What is played by one command, and how. */
export interface PlayOrder {
  readonly scenarios: readonly LoadedScenario[]
  readonly plan: PlayPlan
  /** Scenarios played at the same time. */
  readonly jobs: number
  /** Begins no other scenario after one that did not pass. */
  readonly bail: boolean
  readonly reporters: readonly Reporter[]
  /** Is told of each that was played, by its place among the scenarios, as soon as it is. */
  readonly onPlayed: (at: number, one: PlayedScenario) => void
  readonly terminal: Terminal
}

/** Plays scenarios and tells the reporters, in the order in which they were named. */
export async function playScenarios(order: PlayOrder): Promise<PlayedScenario[]> {
  return order.jobs > 1 ? playTogether(order) : playInTurn(order)
}

async function playInTurn(order: PlayOrder): Promise<PlayedScenario[]> {
  const { scenarios, plan, bail, reporters, terminal } = order
  const { progress } = terminal
  const played: PlayedScenario[] = []
  for (const [at, loaded] of scenarios.entries()) {
    tell(reporters, (reporter) => reporter.start?.(headingOf(loaded)))
    const one = await playRepeatedly(loaded, plan, {
      doing: progress.show,
      stepped(step, before) {
        progress.clear()
        tell(reporters, (reporter) => reporter.step?.(step, before))
      },
    })
    progress.clear()
    played.push(one)
    order.onPlayed(at, one)
    tell(reporters, (reporter) => reporter.played?.(one))
    if (bail && outcomeOf(one) !== 'passed') break
  }
  return played
}

/** Some threads share the scenarios; each is told when it is over, as if it had been alone. */
async function playTogether(order: PlayOrder): Promise<PlayedScenario[]> {
  const { scenarios, plan, jobs, bail, terminal } = order
  const results: (PlayedScenario | undefined)[] = scenarios.map(() => undefined)
  const waiting = scenarios.keys()
  let told = 0
  let stopped = false

  async function work(): Promise<void> {
    const thread = startPlayingThread()
    try {
      for (const at of waiting) {
        if (stopped) return
        const { name, file } = scenarios[at]!
        finish(at, await thread.play({ name, file, plan }))
      }
    } finally {
      await thread.close()
    }
  }

  function finish(at: number, one: PlayedScenario): void {
    results[at] = one
    order.onPlayed(at, one)
    stopped ||= bail && outcomeOf(one) !== 'passed'
    terminal.progress.clear()
    for (let next = results[told]; next; next = results[told])
      tellWhole(order.reporters, scenarios[told++]!, next)
  }

  terminal.progress.show(`playing ${scenarios.length} scenarios, ${jobs} at a time`)
  await Promise.all(Array.from({ length: Math.min(jobs, scenarios.length) }, work))
  terminal.progress.clear()
  for (; told < results.length; told++) {
    const one = results[told]
    if (one) tellWhole(order.reporters, scenarios[told]!, one)
  }
  return results.filter((one) => one !== undefined)
}

function tellWhole(
  reporters: readonly Reporter[],
  loaded: LoadedScenario,
  played: PlayedScenario,
): void {
  tell(reporters, (reporter) => {
    reporter.start?.(headingOf(loaded))
    const { steps, entries } = played.result
    for (const step of steps) reporter.step?.(step, entries)
    reporter.played?.(played)
  })
}

function tell(reporters: readonly Reporter[], say: (reporter: Reporter) => void): void {
  for (const reporter of reporters) say(reporter)
}

function headingOf({ name, scenario }: LoadedScenario) {
  return { name, title: scenario.title }
}
