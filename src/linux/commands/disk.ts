import type { CommandContext, LinuxCommand } from '../command.ts'
import type { FilesystemFacts } from '../host.ts'
import { humanSize } from './human-size.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

const KB = 1_024
/** The least columns that GNU df gives to the device, and to an amount. */
const NAME_COLUMNS = 14
const SIZE_COLUMNS = 5

/** Shows how full the file systems are as GNU df does. */
export const df: LinuxCommand = {
  name: 'df',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'hTkPa',
      values: 't',
      long: { 'human-readable': 'h', 'print-type': 'T', portability: 'P', all: 'a' },
    })
    if ('error' in parsed) return usageError('df', parsed.error)
    const { flags, operands } = parsed
    const said = createSaid('df')
    const { filesystems } = context.host.facts
    const asked = operands.flatMap((operand) => {
      const real = said.trying(operand, () => context.files.realPath(context.path(operand)))
      return real === undefined ? [] : [mountOf(real, filesystems)]
    })
    const rows = operands.length > 0 ? asked : filesystems
    if (rows.length > 0) said.print(tableOf(rows, { flags, context }))
    return said.outcome()
  },
}

function mountOf(path: string, all: readonly FilesystemFacts[]): FilesystemFacts {
  const holding = all.filter(({ mountPoint }) =>
    `${path}/`.startsWith(mountPoint === '/' ? '/' : `${mountPoint}/`),
  )
  return holding.toSorted((a, b) => b.mountPoint.length - a.mountPoint.length)[0] ?? all[0]!
}

interface Table {
  readonly flags: ReadonlySet<string>
  readonly context: CommandContext
}

function tableOf(rows: readonly FilesystemFacts[], { flags, context }: Table): string {
  const { tree, facts } = context.host
  const amount = (kb: number) => (flags.has('h') ? humanSize(kb * KB) : String(kb))
  const type = flags.has('T') ? ['Type'] : []
  const sizes = flags.has('h') ? ['Size', 'Used', 'Avail'] : ['1K-blocks', 'Used', 'Available']
  const heads = ['Filesystem', ...type, ...sizes, 'Use%', 'Mounted on']
  const cells = rows.map((row) => {
    const own = row === facts.filesystems[0] ? Math.ceil(tree.usage().bytes / KB) : 0
    const used = Math.min(row.sizeKb, row.usedKb + own)
    const free = row.sizeKb - used
    const percent = row.sizeKb === 0 ? '-' : `${Math.ceil((used * 100) / row.sizeKb)}%`
    const names = flags.has('T') ? [row.device, row.type] : [row.device]
    return [...names, amount(row.sizeKb), amount(used), amount(free), percent, row.mountPoint]
  })
  return aligned([heads, ...cells], flags.has('T') ? 2 : 1)
}

/** Names to the left, numbers to the right, the mount point as it is. */
function aligned(rows: readonly (readonly string[])[], names: number): string {
  const last = rows[0]!.length - 1
  const widths = rows[0]!.map((_head, column) => {
    const least =
      column === 0 ? NAME_COLUMNS : column >= names && column < last - 1 ? SIZE_COLUMNS : 0
    return Math.max(least, ...rows.map((row) => row[column]!.length))
  })
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          if (column === last) return cell
          return column < names ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
        })
        .join(' '),
    )
    .map((line) => `${line}\n`)
    .join('')
}

/** Shows what folders hold as GNU du does. */
export const du: LinuxCommand = {
  name: 'du',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'hskacbmx',
      values: 'd',
      long: {
        'human-readable': 'h',
        summarize: 's',
        all: 'a',
        total: 'c',
        bytes: 'b',
        'max-depth': 'd',
      },
    })
    if ('error' in parsed) return usageError('du', parsed.error)
    const { flags, values, operands } = parsed
    const { files, path } = context
    const said = createSaid('du')
    const depthMax = flags.has('s') ? 0 : Number(values.get('d') ?? Number.POSITIVE_INFINITY)
    const shown = (bytes: number) => {
      if (flags.has('b')) return String(bytes)
      if (flags.has('h')) return humanSize(bytes)
      return String(Math.ceil(bytes / (flags.has('m') ? KB * KB : KB)))
    }
    let total = 0

    function count(name: string, depth: number): number {
      const facts = said.trying(`cannot access '${name}'`, () => files.lstat(path(name)))
      if (!facts) return 0
      let bytes = flags.has('b') ? facts.size : facts.diskBytes
      if (facts.kind === 'folder') {
        const names = said.trying(`cannot read directory '${name}'`, () => files.list(path(name)))
        for (const inner of names ?? [])
          bytes += count(`${name.replace(/\/$/, '')}/${inner}`, depth + 1)
      }
      const isListed = facts.kind === 'folder' || flags.has('a') || depth === 0
      if (isListed && depth <= depthMax) said.print(`${shown(bytes)}\t${name}\n`)
      return bytes
    }

    for (const operand of operands.length > 0 ? operands : ['.']) total += count(operand, 0)
    if (flags.has('c')) said.print(`${shown(total)}\ttotal\n`)
    return said.outcome()
  },
}
