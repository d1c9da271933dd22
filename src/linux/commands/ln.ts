import type { LinuxCommand } from '../command.ts'
import { stepsTo } from './copy-tree.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Makes links as GNU ln does. */
export const ln: LinuxCommand = {
  name: 'ln',
  run: (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'sfnvT',
      values: 't',
      long: { symbolic: 's', force: 'f', verbose: 'v', 'no-dereference': 'n' },
    })
    if ('error' in parsed) return usageError('ln', parsed.error)
    const { flags, operands, values } = parsed
    const { files, path } = context
    if (operands.length === 0) return usageError('ln', 'missing file operand')
    const said = createSaid('ln')
    const all = operands.length === 1 ? [...operands, '.'] : operands
    const asFile = flags.has('n') || flags.has('T')
    const steps = stepsTo(all, context, { target: values.get('t'), asFile })
    if ('notFolder' in steps) {
      said.complain(`target '${steps.notFolder}' is not a directory`)
      return said.outcome()
    }
    const kind = flags.has('s') ? 'symbolic' : 'hard'
    for (const { from, to } of steps) {
      const failed = `failed to create ${kind} link '${to}'`
      if (
        !flags.has('s') &&
        !said.trying(`failed to access '${from}'`, () => files.stat(path(from)))
      )
        continue
      said.trying(failed, () => {
        if (flags.has('f') && files.has(path(to))) files.remove(path(to))
        if (flags.has('s')) files.makeLink(from, path(to))
        else files.makeHardLink(path(from), path(to))
      })
      if (flags.has('v')) said.print(`'${to}' -> '${from}'\n`)
    }
    return said.outcome()
  },
}
