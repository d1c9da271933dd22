import { THROUGH_OPTION } from '../bash/session-devices.ts'
import { defer } from '../../console/deferred.ts'
import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { bytesOf } from './digests.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

const LINES_USUALLY = 10
const LF = 0x0a

/** Prints the end of files as GNU tail does; `-f` goes on with what is added, until Ctrl-C. */
export const tail: LinuxCommand = {
  name: 'tail',
  run: async (args, context) => {
    const isThrough = args[0] === THROUGH_OPTION
    const through = isThrough ? args[1] : undefined
    const given = (isThrough ? args.slice(2) : args).map((arg) =>
      arg.replace(/^-(\d+)$/, '-n$1').replace(/^(\+\d+)$/, '-n$1'),
    )
    const parsed = parseArgs(given, {
      flags: 'fFqvz',
      values: 'nc',
      long: {
        follow: 'f',
        lines: 'n',
        bytes: 'c',
        quiet: 'q',
        silent: 'q',
        verbose: 'v',
        retry: 'F',
      },
    })
    if ('error' in parsed) return usageError('tail', parsed.error)
    const { flags, values, operands } = parsed
    const said = createSaid('tail')
    const titled = (operands.length > 1 || flags.has('v')) && !flags.has('q')
    const names = operands.length > 0 ? operands : ['-']
    for (const [at, name] of names.entries()) {
      const bytes = said.trying(`cannot open '${name}' for reading`, () => bytesOf(name, context))
      if (!bytes) continue
      if (titled) said.print(`${at > 0 ? '\n' : ''}==> ${name} <==\n`)
      said.print(Buffer.from(endOf(bytes, values)).toString())
    }
    const follows = flags.has('f') || flags.has('F')
    if (!follows || operands.length === 0) return said.outcome()
    return follow(operands, { context, said, titled, through })
  },
}

function endOf(bytes: Uint8Array, values: ReadonlyMap<string, string>): Uint8Array {
  const asked = values.get('c')
  if (asked !== undefined)
    return asked.startsWith('+')
      ? bytes.subarray(Number(asked) - 1)
      : bytes.subarray(-Math.abs(Number(asked)) || bytes.length)
  const lines = values.get('n') ?? String(LINES_USUALLY)
  const starts = [0]
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1)
  if (starts.at(-1) === bytes.length) starts.pop()
  if (lines.startsWith('+')) return bytes.subarray(starts[Number(lines) - 1] ?? bytes.length)
  const first = starts.length - Math.abs(Number(lines))
  return bytes.subarray(first >= starts.length ? bytes.length : (starts[Math.max(0, first)] ?? 0))
}

interface FollowPlan {
  readonly context: CommandContext
  readonly said: Said
  readonly titled: boolean
  /** Filters that every new piece goes through. */
  readonly through: string | undefined
}

/** Watches files until the visitor presses Ctrl-C; without a visitor there is nobody to stop it. */
async function follow(names: readonly string[], plan: FollowPlan): Promise<CommandOutcome> {
  const { context, said, titled } = plan
  const { files, path, until, write } = context
  const first = said.outcome()
  if (!write) return first
  const queue: string[] = []
  let wake = defer<void>()
  const sizes = new Map<string, number>()
  const read = (name: string) =>
    files.has(path(name)) ? files.read(path(name)) : new Uint8Array(0)
  const say = (text: string) => {
    queue.push(text)
    wake.resolve()
  }
  const stops = names.map((name) => {
    sizes.set(name, read(name).length)
    return context.host.tree.watch(path(name), () => {
      const bytes = read(name)
      const seen = sizes.get(name) ?? 0
      sizes.set(name, bytes.length)
      if (bytes.length < seen) say(`tail: ${name}: file truncated\n`)
      const added = Buffer.from(bytes.subarray(bytes.length < seen ? 0 : seen)).toString()
      if (added !== '') say((titled ? `\n==> ${name} <==\n` : '') + added)
    })
  })
  try {
    say(String(first.stdout ?? ''))
    if (first.stderr) write(first.stderr)
    for (;;) {
      await until(wake.promise)
      wake = defer()
      for (const text of queue.splice(0)) await show(text, plan)
    }
  } finally {
    for (const stop of stops) stop()
  }
}

async function show(text: string, { context, through }: FollowPlan): Promise<void> {
  if (through === undefined) return context.write?.(text)
  const { stdout } = await context.run(through, Buffer.from(text))
  context.write?.(typeof stdout === 'string' ? stdout : Buffer.from(stdout).toString())
}
