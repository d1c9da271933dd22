import type { CommandContext, LinuxCommand } from '../command.ts'
import { stepsTo, type CopyStep } from './copy-tree.ts'
import { agreed } from './cp.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

/** Moves files as GNU mv does. */
export const mv: LinuxCommand = {
  name: 'mv',
  run: async (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'finvTu',
      values: 't',
      long: {
        force: 'f',
        interactive: 'i',
        'no-clobber': 'n',
        verbose: 'v',
        'target-directory': 't',
      },
    })
    if ('error' in parsed) return usageError('mv', parsed.error)
    const { flags, operands, values } = parsed
    const target = values.get('t')
    if (operands.length === 0) return usageError('mv', 'missing file operand')
    if (operands.length === 1 && target === undefined)
      return usageError('mv', `missing destination file operand after '${operands[0]}'`)
    const said = createSaid('mv')
    const steps = stepsTo(operands, context, { target, asFile: flags.has('T') })
    if ('notFolder' in steps) {
      said.complain(`target '${steps.notFolder}' is not a directory`)
      return said.outcome()
    }
    for (const step of steps) {
      const exists = context.files.has(context.path(step.to))
      if (exists && flags.has('n')) continue
      if (exists && flags.has('i') && !(await agreed(`mv: overwrite '${step.to}'? `, context)))
        continue
      move(step, context, said)
      if (flags.has('v')) said.print(`renamed '${step.from}' -> '${step.to}'\n`)
    }
    return said.outcome()
  },
}

function move({ from, to }: CopyStep, { files, path }: CommandContext, said: Said): void {
  if (!said.trying(`cannot stat '${from}'`, () => files.lstat(path(from)))) return
  if (path(from) === path(to)) return said.complain(`'${from}' and '${to}' are the same file`)
  if (`${path(to)}/`.startsWith(`${path(from)}/`))
    return said.complain(`cannot move '${from}' to a subdirectory of itself, '${to}'`)
  said.trying(`cannot move '${from}' to '${to}'`, () => files.rename(path(from), path(to)))
}
