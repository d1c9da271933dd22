import type { Command } from 'commander'
import { LabError } from '../../errors/lab-error.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { isSwept } from '../../scenario/sweep-seeds.ts'
import { listOption, option } from '../command.ts'
import { wholeNumber } from '../whole-number.ts'
import type { PlayPlan } from './play-repeatedly.ts'

/** The options of `fieldfault run`. */
export interface RunOptions {
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

/** Adds them to the command. */
export function addRunOptions(command: Command): void {
  withReports(withChoice(withPlan(command)))
}

/** How they want scenarios to be played. */
export function planOf(options: RunOptions): PlayPlan {
  const { repeat, seed, seeds, short: isShort = false, allowEgress = [], trace } = options
  const tapesCharts = trace !== undefined
  return { repeat, seed, seeds, isShort, allowEgress, keyFolder: keyFolder(), tapesCharts }
}

/** Refuses an option that does nothing without another one. Throws `wrong-use`. */
export function refuseIdle(
  { trace, traceAll, short, seed = '' }: RunOptions,
  hasSeeds: boolean,
): void {
  const refuse = (fact: string) => {
    throw new LabError('wrong-use', { command: 'fieldfault run', fact })
  }
  if (traceAll && trace === undefined) refuse('--trace-all needs a folder, with --trace DIR')
  // One seed of a sweep is played again with --short and its name.
  if (short && !hasSeeds && !isSwept(seed))
    refuse('--short needs a number of seeds, with --seeds N')
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
