import type { Command } from 'commander'
import { egressTo } from '../../lab/egress.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { countOutcomes } from '../../report/reporter.ts'
import { doing, listOption, newCommand, option } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { chooseScenarios } from '../run/choose-scenarios.ts'
import { keepTraces } from '../run/keep-trace.ts'
import { openReporters } from '../run/open-reporters.ts'
import { playScenarios } from '../run/play-scenarios.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options {
  readonly repeat: number
  readonly seed?: string
  readonly reporter?: readonly string[]
  readonly bail?: boolean
  readonly jobs: number
  readonly grep?: string
  readonly trace?: string
  readonly allowEgress?: readonly string[]
}

/** `fieldfault run`: plays scenarios on virtual time and gives a verdict. */
export function runCommand(): Command {
  const command = newCommand('run [scenario...]', {
    says: 'play scenarios on virtual time and give a verdict; all of them when none is named',
    exits: {
      0: 'every claim of every scenario held',
      1: 'a claim did not hold, or two runs differ',
      3: 'the lab failed, so nothing is proven',
    },
    examples: [
      'fieldfault run ucsm/backup-blocked-after-4-0-2a',
      'fieldfault run --repeat 50 --reporter pretty --reporter json=report.json',
    ],
  })
    .addOption(
      option('--repeat <n>', 'play each scenario n times and compare the digests')
        .default(1)
        .argParser(wholeNumber(1)),
    )
    .addOption(option('--seed <text>', "use another seed than the scenario's own"))
    .addOption(
      listOption(
        '--reporter <name[=file]>',
        'pretty, json, junit, markdown or github; may be given several times',
      ),
    )
    .addOption(option('--bail', 'stop after the first scenario that does not pass'))
    .addOption(
      option('--jobs <n>', 'play n scenarios at the same time')
        .default(1)
        .argParser(wholeNumber(1, 256)),
    )
    .addOption(option('--grep <text>', 'only scenarios with this text in name, title or tags'))
    .addOption(option('--trace <dir>', 'keep journal, explainer and logins of what does not pass'))
    .addOption(
      listOption('--allow-egress <host:port>', 'let appliances dial this host outside the lab'),
    )

  return doing<Options>(command, async ({ operands: [names], options, terminal }) => {
    const chosen = options.reporter ?? [terminal.json ? 'json' : 'pretty']
    const reporters = openReporters(chosen, terminal)
    const scenarios = await chooseScenarios(names as string[], options.grep, loadContext)
    const { repeat, seed, jobs, bail = false, allowEgress = [] } = options
    // Said at once, and not once for each scenario.
    egressTo(allowEgress)
    const plan = { repeat, seed, allowEgress, keyFolder: keyFolder() }
    const judged = failUnlessJudged()
    const played = await playScenarios({ scenarios, plan, jobs, bail, reporters, terminal })
    judged()
    for (const reporter of reporters) reporter.end(played)
    if (options.trace !== undefined) keepTraces(options.trace, played)
    const { failed, errors } = countOutcomes(played)
    if (errors > 0) return 3
    return failed > 0 ? 1 : 0
  })
}

/** A script that ends the process would otherwise end it as if all were well. */
function failUnlessJudged(): () => void {
  const fail = () => {
    process.exitCode = 3
  }
  process.once('exit', fail)
  return () => process.off('exit', fail)
}
