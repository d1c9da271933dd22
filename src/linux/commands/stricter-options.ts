import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { bytesOf } from './digests.ts'
import { sizeOf } from './size-text.ts'

/** Takes `-n2` and `-I{}` for `-n 2` and `-I {}`, which the interpreter's own wants apart. */
const xargs: LinuxCommand = {
  name: 'xargs',
  run: (args, context) => {
    const apart: string[] = []
    const rest = [...args]
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
      const [, option, value] = /^(-[nILPsd])(.*)$/s.exec(arg) ?? []
      if (!arg.startsWith('-')) return context.original([...apart, arg, ...rest])
      if (option === undefined || value === undefined) apart.push(arg)
      else apart.push(option === '-L' ? '-n' : option, value || (rest.shift() ?? ''))
    }
    return context.original(apart)
  },
}

/** Knows sizes such as `-c 1K` and counts from the end such as `-n -3`. */
const head: LinuxCommand = {
  name: 'head',
  run: (args, context) => {
    const spelt = args.flatMap((arg) => {
      const [, option, value] = /^(?:-([nc])|--(?:lines|bytes)=)(.+)$/.exec(arg) ?? []
      const long = arg.startsWith('--lines=') ? '-n' : '-c'
      return value === undefined ? [arg] : [option === undefined ? long : `-${option}`, value]
    })
    const at = spelt.findIndex((arg) => arg === '-n' || arg === '-c')
    const value = spelt[at + 1] ?? ''
    const size = sizeOf(value.replace(/^[-+]/, ''))
    if (at < 0 || size === undefined) return context.original(args)
    if (!value.startsWith('-'))
      return context.original([...spelt.slice(0, at + 1), String(size), ...spelt.slice(at + 2)])
    const name = spelt.find((arg, index) => index !== at && index !== at + 1 && arg !== '-q')
    return { stdout: withoutEnd(name ?? '-', { bytes: spelt[at] === '-c', size }, context) }
  },
}

function withoutEnd(
  name: string,
  { bytes, size }: { bytes: boolean; size: number },
  context: CommandContext,
): Uint8Array {
  const all = Buffer.from(bytesOf(name, context))
  if (bytes) return all.subarray(0, Math.max(0, all.length - size))
  const lines = all.toString('latin1').split(/(?<=\n)/)
  return Buffer.from(lines.slice(0, Math.max(0, lines.length - size)).join(''), 'latin1')
}

/** Reads standard input when no file is named. */
const paste: LinuxCommand = {
  name: 'paste',
  run: (args, context) => {
    const hasFile = args.some(
      (arg, at) => (arg === '-' || !arg.startsWith('-')) && !/^-s?d$/.test(args[at - 1] ?? ''),
    )
    return context.original(hasFile ? args : [...args, '-'])
  },
}

/** Numbers that one `seq` prints. */
const NUMBERS_MAX = 1_000_000

/** Prints numbers; the interpreter's own stops at a few thousand. */
const seq: LinuxCommand = {
  name: 'seq',
  run: (args, context): CommandOutcome | Promise<CommandOutcome> => {
    const numbers = args.map(Number)
    const last = numbers.at(-1) ?? Number.NaN
    const first = numbers.length > 1 ? numbers[0]! : 1
    const step = numbers.length > 2 ? numbers[1]! : 1
    const isPlain = args.length <= 3 && numbers.every(Number.isSafeInteger) && step !== 0
    const count = Math.floor((last - first) / step) + 1
    if (!isPlain || !(count <= NUMBERS_MAX)) return context.original(args)
    const lines = Array.from({ length: Math.max(0, count) }, (_none, at) => first + at * step)
    return { stdout: lines.map((number) => `${number}\n`).join('') }
  },
}

/** Commands of the interpreter that know fewer spellings of their options than GNU's. */
export const stricterCommands: readonly LinuxCommand[] = [xargs, head, paste, seq]
