import type { CommandContext, LinuxCommand } from '../command.ts'
import { formatDate } from '../time/format-date.ts'
import type { FileFacts } from '../tree/files.ts'
import { modeText } from './mode-text.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Shows what is known about files as GNU stat does. */
export const stat: LinuxCommand = {
  name: 'stat',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'Lt',
      values: 'cp',
      long: { dereference: 'L', format: 'c', printf: 'p' },
    })
    if ('error' in parsed) return usageError('stat', parsed.error)
    const { flags, values, operands } = parsed
    const { files, path } = context
    if (operands.length === 0) return usageError('stat', 'missing operand')
    const said = createSaid('stat')
    for (const operand of operands) {
      const real = path(operand)
      const facts = said.trying(`cannot stat '${operand}'`, () =>
        flags.has('L') ? files.stat(real) : files.lstat(real),
      )
      const format = values.get('c')
      if (!facts) continue
      said.print(
        format === undefined
          ? fullText(operand, facts, context)
          : `${filled(format, operand, { facts, context })}\n`,
      )
    }
    return said.outcome()
  },
}

const KINDS: Readonly<Record<FileFacts['kind'], string>> = {
  file: 'regular file',
  folder: 'directory',
  link: 'symbolic link',
  device: 'character special file',
}

function kindOf({ kind, size }: FileFacts): string {
  return kind === 'file' && size === 0 ? 'regular empty file' : KINDS[kind]
}

function fullText(name: string, facts: FileFacts, { host }: CommandContext): string {
  const { accounts } = host
  const time = (ms: number) => formatDate('%Y-%m-%d %H:%M:%S.%N %z', ms, host.facts.timeZone)
  const arrow = facts.target === undefined ? '' : ` -> ${facts.target}`
  const id = (number: number | undefined, text: string) =>
    `(${String(number ?? text).padStart(5)}/${text.padStart(8)})`
  const mode = facts.mode.toString(8).padStart(4, '0')
  return [
    `  File: ${name}${arrow}`,
    `  Size: ${String(facts.size).padEnd(10)}\tBlocks: ${String(facts.diskBytes / 512).padEnd(10)} IO Block: 4096   ${kindOf(facts)}`,
    `Device: 807h/2055d\tInode: ${String(facts.ino).padEnd(10)}  Links: ${facts.links}`,
    `Access: (${mode}/${modeText(facts)})  Uid: ${id(accounts.uidOf(facts.owner), facts.owner)}   Gid: ${id(accounts.gidOf(facts.group), facts.group)}`,
    `Access: ${time(facts.mtimeMs)}`,
    `Modify: ${time(facts.mtimeMs)}`,
    `Change: ${time(facts.ctimeMs)}`,
    ' Birth: -',
    '',
  ].join('\n')
}

interface Filling {
  readonly facts: FileFacts
  readonly context: CommandContext
}

function filled(format: string, name: string, { facts, context }: Filling): string {
  const { accounts, facts: host } = context.host
  const time = (ms: number) => formatDate('%Y-%m-%d %H:%M:%S.%N %z', ms, host.timeZone)
  const values: Readonly<Record<string, string>> = {
    a: facts.mode.toString(8),
    A: modeText(facts),
    b: String(facts.diskBytes / 512),
    F: kindOf(facts),
    g: String(accounts.gidOf(facts.group) ?? facts.group),
    G: facts.group,
    h: String(facts.links),
    i: String(facts.ino),
    n: name,
    N: `'${name}'`,
    s: String(facts.size),
    u: String(accounts.uidOf(facts.owner) ?? facts.owner),
    U: facts.owner,
    x: time(facts.mtimeMs),
    X: String(Math.floor(facts.mtimeMs / 1_000)),
    y: time(facts.mtimeMs),
    Y: String(Math.floor(facts.mtimeMs / 1_000)),
    z: time(facts.ctimeMs),
    Z: String(Math.floor(facts.ctimeMs / 1_000)),
    '%': '%',
  }
  return format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole)
}
