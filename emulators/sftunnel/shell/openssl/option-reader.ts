import type { CommandOutcome } from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'

/** The options of a command: those that stand alone, and those with a value behind them. */
export interface OptionPlan {
  readonly command: string
  readonly flags: readonly string[]
  readonly values: readonly string[]
}

/** What was typed. */
export interface TypedOptions {
  /** Options without a value, in the order in which they stand. */
  readonly flags: readonly string[]
  readonly value: (name: string) => string | undefined
  readonly operands: readonly string[]
}

/** Reads options as OpenSSL does: one hyphen or two, operands at the end; a mistake is what the command says. */
export function readOptions(
  args: readonly string[],
  { command, flags, values }: OptionPlan,
  generation: OpensslGeneration,
): TypedOptions | { readonly mistake: CommandOutcome } {
  const typed: string[] = []
  const given = new Map<string, string>()
  let at = 0
  for (; at < args.length && args[at]!.startsWith('-') && args[at] !== '-'; at++) {
    const name = args[at]!.replace(/^--?/, '')
    const value = args[at + 1]
    if (flags.includes(name)) typed.push(name)
    else if (!values.includes(name)) return { mistake: unknownOption(command, name, generation) }
    else if (value === undefined) return { mistake: withoutValue(command, name, generation) }
    else {
      given.set(name, value)
      typed.push(name)
      at++
    }
  }
  return { flags: typed, value: (name) => given.get(name), operands: args.slice(at) }
}

function unknownOption(command: string, name: string, generation: OpensslGeneration) {
  if (generation === '1.0') return { stderr: `unknown option -${name}\n`, exitCode: 1 }
  const fact = generation === '3' ? `Unknown option: -${name}` : `Unrecognized flag ${name}`
  return { stderr: `${command}: ${fact}\n${command}: Use -help for summary.\n`, exitCode: 1 }
}

function withoutValue(command: string, name: string, generation: OpensslGeneration) {
  if (generation === '1.0') return { stderr: `unknown option -${name}\n`, exitCode: 1 }
  const fact = `Option -${name} needs a value`
  return { stderr: `${command}: ${fact}\n${command}: Use -help for summary.\n`, exitCode: 1 }
}
