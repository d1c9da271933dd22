import type { LinuxCommand } from '../command.ts'
import { changedMode } from './mode-text.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Makes folders as GNU mkdir does. */
export const mkdir: LinuxCommand = {
  name: 'mkdir',
  run: (args, { files, path, session }) => {
    const parsed = parseArgs(args, {
      flags: 'pv',
      values: 'm',
      long: { parents: 'p', verbose: 'v', mode: 'm' },
    })
    if ('error' in parsed) return usageError('mkdir', parsed.error)
    const { flags, values, operands } = parsed
    if (operands.length === 0) return usageError('mkdir', 'missing operand')
    const asked = values.get('m')
    const mode =
      asked && changedMode(asked, { mode: 0o777, isFolder: true, umask: session.umask() })
    if (asked !== undefined && mode === undefined)
      return { stderr: `mkdir: invalid mode '${asked}'\n`, exitCode: 1 }
    const said = createSaid('mkdir')
    for (const operand of operands) {
      const steps = flags.has('p') ? waysTo(operand) : [operand]
      for (const step of steps) {
        const isThere = files.has(path(step)) && files.stat(path(step)).kind === 'folder'
        if (flags.has('p') && isThere) continue
        const made = said.trying(`cannot create directory '${step}'`, () => {
          files.makeFolder(path(step))
          return true
        })
        if (!made) break
        if (typeof mode === 'number' && step === operand) files.setMode(path(step), mode)
        if (flags.has('v')) said.print(`mkdir: created directory '${step}'\n`)
      }
    }
    return said.outcome()
  },
}

/** Removes empty folders as GNU rmdir does. */
export const rmdir: LinuxCommand = {
  name: 'rmdir',
  run: (args, { files, path }) => {
    const parsed = parseArgs(args, { flags: 'pv', long: { parents: 'p', verbose: 'v' } })
    if ('error' in parsed) return usageError('rmdir', parsed.error)
    if (parsed.operands.length === 0) return usageError('rmdir', 'missing operand')
    const said = createSaid('rmdir')
    for (const operand of parsed.operands) {
      const steps = parsed.flags.has('p') ? waysTo(operand).toReversed() : [operand]
      for (const step of steps)
        said.trying(`failed to remove '${step}'`, () => files.removeFolder(path(step)))
    }
    return said.outcome()
  },
}

/** `a`, `a/b` and `a/b/c` of `a/b/c`. */
function waysTo(operand: string): string[] {
  const parts = operand.split('/').filter(Boolean)
  const lead = operand.startsWith('/') ? '/' : ''
  return parts.map((_part, end) => lead + parts.slice(0, end + 1).join('/'))
}
