import type { CommandContext, LinuxCommand } from '../command.ts'
import { formatDate } from '../time/format-date.ts'
import { bytesOf } from './digests.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

const LF = 0x0a
/** Exit status of `cmp` and `diff` when a file cannot be read. */
const TROUBLE = 2

/** Tells where two files differ first, as GNU cmp does. */
const cmp: LinuxCommand = {
  name: 'cmp',
  run: (args, context) => {
    const parsed = parseArgs(args, { flags: 'sl', long: { silent: 's', quiet: 's', verbose: 'l' } })
    if ('error' in parsed) return usageError('cmp', parsed.error, TROUBLE)
    const [one, other = '-'] = parsed.operands
    if (one === undefined) return usageError('cmp', "missing operand after 'cmp'", TROUBLE)
    const said = createSaid('cmp', TROUBLE)
    const [left, right] = [one, other].map((name) =>
      said.trying(name, () => bytesOf(name, context)),
    )
    if (!left || !right) return said.outcome()
    const length = Math.min(left.length, right.length)
    let at = 0
    while (at < length && left[at] === right[at]) at++
    if (at === length && left.length === right.length) return {}
    if (parsed.flags.has('s')) return { exitCode: 1 }
    const line = left.subarray(0, at).filter((byte) => byte === LF).length + 1
    if (at < length)
      return { stdout: `${one} ${other} differ: byte ${at + 1}, line ${line}\n`, exitCode: 1 }
    const shorter = left.length < right.length ? one : other
    return { stderr: `cmp: EOF on ${shorter} after byte ${length}\n`, exitCode: 1 }
  },
}

/** Shows what differs between two files; the interpreter's own has one form only, without times. */
const diff: LinuxCommand = {
  name: 'diff',
  run: async (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'uqsiwbBaN',
      values: 'U',
      long: { unified: 'u', brief: 'q', 'ignore-case': 'i', 'report-identical-files': 's' },
    })
    if ('error' in parsed) return usageError('diff', parsed.error, TROUBLE)
    const { flags, operands } = parsed
    const [one, other] = operands
    if (one === undefined || other === undefined)
      return usageError('diff', `missing operand after '${one ?? 'diff'}'`, TROUBLE)
    const said = createSaid('diff', TROUBLE)
    for (const name of [one, other]) said.trying(name, () => bytesOf(name, context))
    if (said.outcome().stderr !== '') return said.outcome()
    const passed = ['q', 's', 'i', 'w', 'b', 'B'].filter((flag) => flags.has(flag))
    const own = await context.original([...passed.map((flag) => `-${flag}`), one, other])
    if (flags.has('q') || flags.has('s') || own.exitCode !== 1) return own
    const unified = String(own.stdout).replace(/^=+\n/, '')
    if (!flags.has('u') && !parsed.values.has('U')) return { ...own, stdout: normalForm(unified) }
    return { ...own, stdout: withTimes(unified, [one, other], context) }
  },
}

/** Programs that compare two files. */
export const compareCommands: readonly LinuxCommand[] = [cmp, diff]

function withTimes(unified: string, names: readonly string[], context: CommandContext): string {
  const { host, files, path } = context
  const heads = names.map((name, index) => {
    const atMs = name === '-' ? host.clock.now() : files.stat(path(name)).mtimeMs
    const time = formatDate('%Y-%m-%d %H:%M:%S', atMs, host.facts.timeZone)
    const zone = formatDate('%z', atMs, host.facts.timeZone)
    return `${index === 0 ? '---' : '+++'} ${name}\t${time}.000000000 ${zone}\n`
  })
  return heads.join('') + unified.replace(/^--- .*\n\+\+\+ .*\n/, '')
}

interface Change {
  readonly left: number
  readonly right: number
  readonly removed: string[]
  readonly added: string[]
}

/** The form without `-u`: `2,3c2`, lines with `<` and `>`. */
function normalForm(unified: string): string {
  return changesIn(unified).map(changeText).join('')
}

function changesIn(unified: string): Change[] {
  const changes: Change[] = []
  let [left, right] = [0, 0]
  let open: Change | undefined
  for (const line of unified.split('\n').slice(2)) {
    const [, from, , to] = /^@@ -(\d+)(,\d+)? \+(\d+)/.exec(line) ?? []
    if (from !== undefined) [left, right] = [Number(from), Number(to)]
    const kind = from === undefined ? line[0] : '@'
    if (kind === '-' || kind === '+') {
      open ??= { left, right, removed: [], added: [] }
      if (!changes.includes(open)) changes.push(open)
      if (kind === '-') open.removed.push(line.slice(1))
      else open.added.push(line.slice(1))
    } else if (kind !== '\\') open = undefined
    if (kind === '-' || kind === ' ') left++
    if (kind === '+' || kind === ' ') right++
  }
  return changes
}

function changeText({ left, right, removed, added }: Change): string {
  const kind = added.length === 0 ? 'd' : removed.length === 0 ? 'a' : 'c'
  const from = kind === 'a' ? String(left - 1) : spanText(left, removed.length)
  const to = kind === 'd' ? String(right - 1) : spanText(right, added.length)
  const between = kind === 'c' ? '---\n' : ''
  const lines = (mark: string, all: readonly string[]) =>
    all.map((line) => `${mark} ${line}\n`).join('')
  return `${from}${kind}${to}\n${lines('<', removed)}${between}${lines('>', added)}`
}

function spanText(first: number, count: number): string {
  return count < 2 ? String(first) : `${first},${first + count - 1}`
}
