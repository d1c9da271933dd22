import type { Command } from 'commander'
import { egressTo } from '../../lab/egress.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { countOutcomes } from '../../report/reporter.ts'
import { doing, listOption, newCommand, option } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { chooseScenarios } from '../run/choose-scenarios.ts'
import { keepTraces } from '../run/keep-trace.ts'
import { openReporters } from '../run/open-reporters.ts'
import type { PlayPlan } from '../run/play-repeatedly.ts'
import { playScenarios } from '../run/play-scenarios.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options {
  readonly repeat: number
  readonly seed?: string
  readonly seeds: number
  readonly short?: boolean
  readonly reporter?: readonly string[]
  readonly bail?: boolean
  readonly jobs: number
  readonly grep?: string
  readonly tag?: readonly string[]
  readonly trace?: string
  readonly traceAll?: boolean
  readonly allowEgress?: readonly string[]
}

/** `fieldfault run`: plays scenarios on virtual time and gives a verdict. */
export function runCommand(): Command {
  const command = newCommand('run [scenario...]', {
    says: 'play scenarios on virtual time and give a verdict; all of them when none is named',
    exits: {
      0: 'every claim of every scenario held',
      1: 'a claim did not hold, two runs differ, or a seed broke what must always hold',
      3: 'the lab failed, so nothing is proven',
    },
    examples: [
      'fieldfault run ucsm/backup-blocked-after-4-0-2a',
      'fieldfault run ./my-scenarios --tag ssh --jobs 4 --reporter junit=out.xml',
      'fieldfault run --repeat 50 --reporter pretty --reporter json=report.json',
    ],
  })
  withReports(withChoice(withPlan(command)))

  return doing<Options>(command, async ({ operands: [names], options, terminal }) => {
    const chosen = options.reporter ?? [terminal.json ? 'json' : 'pretty']
    const reporters = openReporters(chosen, terminal)
    const { grep, tag: tags, jobs, bail = false, allowEgress = [] } = options
    const choice = { names: names as string[], grep, tags }
    const scenarios = await chooseScenarios(choice, loadContext)
    // Said at once, and not once for each scenario.
    egressTo(allowEgress)
    const plan = planOf(options)
    const judged = failUnlessJudged()
    const played = await playScenarios({ scenarios, plan, jobs, bail, reporters, terminal })
    judged()
    for (const reporter of reporters) reporter.end(played)
    if (options.trace !== undefined) keepTraces(options.trace, played, options.traceAll)
    const { failed, errors } = countOutcomes(played)
    if (errors > 0) return 3
    return failed > 0 ? 1 : 0
  })
}

function planOf(options: Options): PlayPlan {
  const { repeat, seed, seeds, short: isShort = false, allowEgress = [], trace } = options
  const tapesCharts = trace !== undefined
  return { repeat, seed, seeds, isShort, allowEgress, keyFolder: keyFolder(), tapesCharts }
}

/** How the scenarios are played. */
function withPlan(command: Command): Command {
  return command
    .addOption(
      option('--repeat <n>', 'play each scenario n times and compare the digests')
        .default(1)
        .argParser(wholeNumber(1)),
    )
    .addOption(option('--seed <text>', "use another seed than the scenario's own"))
    .addOption(
      option(
        '--seeds <n>',
        'play each scenario with n seeds, and judge what must hold with every seed',
      )
        .default(1)
        .argParser(wholeNumber(1)),
    )
    .addOption(
      option(
        '--short',
        'with --seeds: play with the first seed, and let the others lose, repeat and delay what its statecharts were told',
      ),
    )
    .addOption(option('--bail', 'stop after the first scenario that does not pass'))
    .addOption(
      option('--jobs <n>', 'play n scenarios at the same time')
        .default(1)
        .argParser(wholeNumber(1, 256)),
    )
    .addOption(
      listOption('--allow-egress <host:port>', 'let appliances dial this host outside the lab'),
    )
}

/** Which scenarios are played. */
function withChoice(command: Command): Command {
  return command
    .addOption(option('--grep <text>', 'only scenarios with this text in name, title or tags'))
    .addOption(listOption('--tag <tag>', 'only scenarios with this tag, or one of several'))
}

/** What is told and kept of them. */
function withReports(command: Command): Command {
  return command
    .addOption(
      listOption(
        '--reporter <name[=file]>',
        'pretty, json, junit, markdown or github; may be given several times',
      ),
    )
    .addOption(
      option('--trace <dir>', 'keep journal, explainer, logins and inputs of what does not pass'),
    )
    .addOption(option('--trace-all', 'with --trace, keep those of what passes as well'))
}

/** A script that ends the process would otherwise end it as if all were well. */
function failUnlessJudged(): () => void {
  const fail = () => {
    process.exitCode = 3
  }
  process.once('exit', fail)
  return () => process.off('exit', fail)
}
