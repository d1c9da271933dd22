import type { CommandContext, LinuxCommand } from '../command.ts'
import { inGnuColumns } from '../terminal/columns.ts'
import { mark, visible, type ListedFile } from './listed-file.ts'
import { longListing, totalLine } from './ls-long.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

/** How files are listed. */
export interface Listing {
  readonly flags: ReadonlySet<string>
  readonly context: CommandContext
  readonly said: Said
}

/** Exit status of GNU ls for a mistake in its operands. */
const SERIOUS = 2

/** Lists files as GNU ls does in the C locale. */
export const ls: LinuxCommand = {
  name: 'ls',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'lhaAtrdR1inSgopFCsQ',
      values: 'T',
      long: {
        all: 'a',
        'almost-all': 'A',
        recursive: 'R',
        reverse: 'r',
        'human-readable': 'h',
        directory: 'd',
        color: '1c',
        inode: 'i',
        'full-time': 'T',
      },
    })
    if ('error' in parsed) return usageError('ls', parsed.error, SERIOUS)
    const said = createSaid('ls', SERIOUS)
    list(parsed.operands.length > 0 ? parsed.operands : ['.'], {
      flags: parsed.flags,
      context,
      said,
    })
    return said.outcome()
  },
}

function list(operands: readonly string[], how: Listing): void {
  const { flags, said } = how
  const found = operands.flatMap((operand) => factsOf(operand, how) ?? [])
  const isOpened = ({ facts }: ListedFile) => facts.kind === 'folder' && !flags.has('d')
  const files = sorted(
    found.filter((file) => !isOpened(file)),
    how,
  )
  const folders = sorted(found.filter(isOpened), how)
  if (files.length > 0) said.print(shown(files, how))
  const titled = operands.length > 1 || flags.has('R')
  let blank = files.length > 0
  for (const { name } of folders) {
    if (blank) said.print('\n')
    blank = true
    if (titled) said.print(`${name}:\n`)
    openFolder(name, how)
  }
}

function factsOf(operand: string, { context, flags, said }: Listing): ListedFile | undefined {
  const { files, path } = context
  const real = path(operand)
  const shape = () => {
    const link = files.lstat(real)
    const follows = link.kind === 'link' && !flags.has('l') && !flags.has('d') && files.has(real)
    return follows || operand.endsWith('/') ? files.stat(real) : link
  }
  const facts = said.trying(`cannot access '${operand}'`, shape)
  return facts && { name: operand, facts }
}

function openFolder(name: string, how: Listing): void {
  const { flags, context, said } = how
  const real = context.path(name)
  const names = said.trying(`cannot open directory '${name}'`, () => context.files.list(real))
  if (!names) return
  const hidden = flags.has('a') ? ['.', '..', ...names] : names
  const wanted = hidden.filter(
    (entry) => !entry.startsWith('.') || flags.has('a') || flags.has('A'),
  )
  const entries = wanted.flatMap((entry) => {
    const facts = said.trying(`cannot access '${name}/${entry}'`, () =>
      context.files.lstat(context.path(`${name}/${entry}`)),
    )
    return facts ? [{ name: entry, facts }] : []
  })
  const order = sorted(entries, how)
  if (flags.has('l') || flags.has('n') || flags.has('g') || flags.has('o') || flags.has('s'))
    said.print(totalLine(order, flags))
  said.print(shown(order, how))
  if (!flags.has('R')) return
  for (const { name: entry, facts } of order) {
    if (facts.kind !== 'folder' || entry === '.' || entry === '..') continue
    const inner = name.endsWith('/') ? `${name}${entry}` : `${name}/${entry}`
    said.print(`\n${inner}:\n`)
    openFolder(inner, how)
  }
}

function shown(files: readonly ListedFile[], { flags, context }: Listing): string {
  if (flags.has('l') || flags.has('n') || flags.has('g') || flags.has('o'))
    return longListing(files, { flags, context })
  const { screen } = context
  const names = files.map(({ name, facts }) => {
    const inode = flags.has('i') ? `${facts.ino} ` : ''
    return `${inode}${visible(name, screen !== undefined)}${mark(facts, flags)}`
  })
  if (screen && !flags.has('1')) return inGnuColumns(names, screen.columns())
  return names.map((name) => `${name}\n`).join('')
}

function sorted(files: readonly ListedFile[], { flags }: Listing): ListedFile[] {
  const byName = (a: ListedFile, b: ListedFile) => compareNames(a.name, b.name)
  const byTime = (a: ListedFile, b: ListedFile) => b.facts.mtimeMs - a.facts.mtimeMs || byName(a, b)
  const bySize = (a: ListedFile, b: ListedFile) => b.facts.size - a.facts.size || byName(a, b)
  const order = flags.has('t') ? byTime : flags.has('S') ? bySize : byName
  const result = files.toSorted(order)
  return flags.has('r') ? result.toReversed() : result
}

/** By bytes, as the C locale has it. */
function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
