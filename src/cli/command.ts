import { Command, Option } from 'commander'
import { switchesOff } from './switch-variable.ts'
import { createTerminal, type Terminal, type TerminalOptions } from './terminal.ts'

/** What the help of a command says beside its options. */
export interface CommandHelp {
  readonly says: string
  /** Exit codes that this command ends with, and when; 2 for wrong use goes without saying. */
  readonly exits: Readonly<Record<number, string>>
  readonly examples: readonly string[]
}

/** Makes a command with the options and the help that every command has. */
export function newCommand(usage: string, { says, exits, examples }: CommandHelp): Command {
  const [name = '', ...operands] = usage.split(/ (?=[<[])/)
  const command = new Command(name).description(says)
  for (const operand of operands) command.argument(operand)
  const codes = Object.entries({ ...exits, 2: 'wrong use' }).map(
    ([code, when]) => `  ${code}  ${when}`,
  )
  const shown = examples.map((example) => `  ${example}`)
  return quietly(command)
    .addOption(option('--json', 'print one JSON document and nothing else'))
    .addOption(option('--quiet', 'print results only'))
    .addOption(option('--verbose', 'print more; a failure comes with its stack'))
    .addOption(option('--no-color', 'print without colour'))
    .addHelpText('after', ['', 'Exit codes:', ...codes, '', 'Examples:', ...shown, ''].join('\n'))
}

/** An option that can also be given in the environment: `--allow-egress` as `FIELDFAULT_ALLOW_EGRESS`. */
export function option(flags: string, says: string): Option {
  const made = new Option(flags, says)
  const variable = `FIELDFAULT_${made.long!.slice(2).replaceAll('-', '_').toUpperCase()}`
  const isOff = made.isBoolean() && switchesOff(process.env[variable] ?? 'unset')
  // Commander takes any value of a variable for yes, also `0`.
  return isOff ? made : made.env(variable)
}

/** The option that says which lab is meant. */
export function directoryOption(): Option {
  return option('--dir <dir>', 'the lab directory').default('.fieldfault')
}

/** An option that may be given several times, or once with commas. */
export function listOption(flags: string, says: string): Option {
  return option(flags, says).argParser((text: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ])
}

/** What a command does; it returns its exit code, 0 when it returns none. */
export type Act<Options> = (call: {
  readonly operands: readonly unknown[]
  readonly options: Options
  readonly terminal: Terminal
}) => Promise<number | void> | number | void

/** Gives a command what it does. */
export function doing<Options>(command: Command, act: Act<Options>): Command {
  return command.action(async () => {
    const options = command.opts<Options & TerminalOptions>()
    const operands = command.processedArgs as readonly unknown[]
    const exit = await act({ operands, options, terminal: createTerminal(options) })
    process.exitCode = exit ?? 0
  })
}

/** Leaves what is printed on wrong use, and the end of the process, to the program. */
export function quietly(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError()
}
