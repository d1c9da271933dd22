import type { Command } from 'commander'
import { egressTo } from '../../lab/egress.ts'
import { countOutcomes, type PlayedScenario } from '../../report/reporter.ts'
import { doing, newCommand } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { chooseReporters } from '../run/choose-reporters.ts'
import { chooseScenarios } from '../run/choose-scenarios.ts'
import { keepTraces } from '../run/keep-trace.ts'
import { onInterrupt } from '../run/on-interrupt.ts'
import { openReporters, type OpenReporters } from '../run/open-reporters.ts'
import { playScenarios } from '../run/play-scenarios.ts'
import { addRunOptions, planOf, refuseIdle, type RunOptions } from '../run/run-options.ts'
import { makeTraceFolder } from '../run/trace-folder.ts'

/** `fieldfault run`: plays scenarios on virtual time and gives a verdict. */
export function runCommand(): Command {
  const command = newCommand('run [scenario...]', {
    says: 'play scenarios on virtual time and give a verdict; all of them when none is named',
    exits: {
      0: 'every claim of every scenario held',
      1: 'a claim did not hold, two runs differ, or a seed broke what must always hold',
      3: 'the lab failed, so nothing is proven',
      130: 'it was interrupted (143: told to end); reports and traces have what was played',
    },
    examples: [
      'fieldfault run ucsm/backup-blocked-after-4-0-2a',
      'fieldfault run ./my-scenarios --tag ssh --jobs 4 --reporter junit=out.xml',
      'fieldfault run --repeat 50 --reporter pretty --reporter json=report.json',
    ],
  })
  addRunOptions(command)

  return doing<RunOptions>(command, async ({ operands: [names], options, terminal }) => {
    refuseIdle(options, command.getOptionValueSource('seeds') !== 'default')
    const choices = chooseReporters(options.reporter ?? [], terminal.json)
    if (options.trace !== undefined) makeTraceFolder(options.trace)
    const { grep, tag: tags, jobs, bail = false, allowEgress = [] } = options
    const choice = { names: names as string[], grep, tags }
    // Said at once, and not once for each scenario.
    egressTo(allowEgress)
    const scenarios = await chooseScenarios(choice, loadContext)
    const reports = openReporters(choices, terminal)
    process.once('exit', reports.discard)
    const soFar: PlayedScenario[] = []
    const leave = failUnlessJudged(() => {
      const played = Object.values(soFar)
      terminal.progress.clear()
      terminal.note(`Interrupted: ${played.length} of ${scenarios.length} scenarios were played.`)
      tellEnd(reports, played, options)
    })
    const onPlayed = (at: number, one: PlayedScenario) => void (soFar[at] = one)
    const { all: reporters } = reports
    const order = { scenarios, plan: planOf(options), jobs, bail, reporters, terminal, onPlayed }
    const played = await playScenarios(order).finally(leave)
    tellEnd(reports, played, options)
    const { failed, errors } = countOutcomes(played)
    if (errors > 0) return 3
    return failed > 0 ? 1 : 0
  })
}

/** Standard output comes last: with --json what fails before is its one document. */
function tellEnd(
  reports: OpenReporters,
  played: readonly PlayedScenario[],
  { trace, traceAll }: RunOptions,
): void {
  reports.endFiles(played)
  if (trace !== undefined) keepTraces(trace, played, traceAll)
  reports.endShown(played)
}

/**
 * A script that ends the process would otherwise end it as if all were well. Returns how to end the watch when
 * the play is over.
 */
function failUnlessJudged(interrupted: () => void): () => void {
  const fail = () => {
    process.exitCode = 3
  }
  process.once('exit', fail)
  const judged = () => void process.off('exit', fail)
  const leaveSignals = onInterrupt(() => {
    judged()
    interrupted()
  })
  return () => {
    judged()
    leaveSignals()
  }
}
