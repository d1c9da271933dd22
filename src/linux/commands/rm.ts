import type { CommandContext, LinuxCommand } from '../command.ts'
import { MAY } from '../tree/credentials.ts'
import { agreed } from './cp.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

/** What a removal may do and says. */
interface RemovalPlan {
  readonly context: CommandContext
  readonly said: Said
  readonly flags: ReadonlySet<string>
}

/** Removes files as GNU rm does. */
export const rm: LinuxCommand = {
  name: 'rm',
  run: async (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'rRfivdI',
      long: {
        recursive: 'r',
        force: 'f',
        interactive: 'i',
        verbose: 'v',
        dir: 'd',
        'no-preserve-root': 'x',
      },
    })
    if ('error' in parsed) return usageError('rm', parsed.error)
    const { operands } = parsed
    const flags = new Set([...parsed.flags].map((flag) => (flag === 'R' ? 'r' : flag)))
    if (operands.length === 0) return flags.has('f') ? {} : usageError('rm', 'missing operand')
    const said = createSaid('rm')
    for (const operand of operands) await remove(operand, { context, said, flags })
    return said.outcome()
  },
}

async function remove(operand: string, plan: RemovalPlan): Promise<void> {
  const { context, said, flags } = plan
  const { files, path } = context
  if (/(?:^|\/)\.{1,2}\/*$/.test(operand))
    return said.complain(`refusing to remove '.' or '..' directory: skipping '${operand}'`)
  if (path(operand) === '/') {
    said.complain("it is dangerous to operate recursively on '/'")
    return said.complain('use --no-preserve-root to override this failsafe')
  }
  if (flags.has('f') && !existsItself(operand, context)) return
  const facts = said.trying(`cannot remove '${operand}'`, () => files.lstat(path(operand)))
  if (!facts) return
  if (facts.kind === 'folder') return removeFolder(operand, plan)
  if (!(await mayRemove(operand, plan))) return
  const removed = said.trying(`cannot remove '${operand}'`, () => {
    files.remove(path(operand))
    return true
  })
  if (removed && flags.has('v')) said.print(`removed '${operand}'\n`)
}

function existsItself(operand: string, { files, path }: CommandContext): boolean {
  const real = path(operand)
  const folder = real.slice(0, real.lastIndexOf('/')) || '/'
  return (
    files.has(real) ||
    (files.has(folder) && files.list(folder).includes(real.slice(folder.length).replace(/^\//, '')))
  )
}

async function removeFolder(operand: string, plan: RemovalPlan): Promise<void> {
  const { context, said, flags } = plan
  const { files, path } = context
  if (!flags.has('r') && !flags.has('d'))
    return said.complain(`cannot remove '${operand}': Is a directory`)
  if (flags.has('r')) {
    const names = said.trying(`cannot remove '${operand}'`, () => files.list(path(operand))) ?? []
    for (const name of names) await remove(`${operand.replace(/\/+$/, '')}/${name}`, plan)
  }
  if (flags.has('i') && !(await agreed(`rm: remove directory '${operand}'? `, context))) return
  const removed = said.trying(`cannot remove '${operand}'`, () => {
    files.removeFolder(path(operand))
    return true
  })
  if (removed && flags.has('v')) said.print(`removed directory '${operand}'\n`)
}

/** Asks when it must: with `-i`, and before a file that one may not write. */
async function mayRemove(operand: string, { context, flags }: RemovalPlan): Promise<boolean> {
  if (flags.has('f')) return true
  const { files, path, tty, stdinIsVisitor } = context
  const { size, kind } = files.lstat(path(operand))
  const what = size === 0 ? 'regular empty file' : 'regular file'
  if (flags.has('i')) return agreed(`rm: remove ${what} '${operand}'? `, context)
  if (kind !== 'file' || !tty || !stdinIsVisitor || files.may(path(operand), MAY.write)) return true
  return agreed(`rm: remove write-protected ${what} '${operand}'? `, context)
}
