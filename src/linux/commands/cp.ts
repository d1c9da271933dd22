import type { LinuxCommand } from '../command.ts'
import { copyTree, stepsTo } from './copy-tree.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'

/** Copies files as GNU cp does. */
export const cp: LinuxCommand = {
  name: 'cp',
  run: async (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'rRapfivnTdLPHux',
      values: 't',
      long: {
        recursive: 'r',
        archive: 'a',
        preserve: 'p',
        force: 'f',
        verbose: 'v',
        interactive: 'i',
        'no-clobber': 'n',
        'target-directory': 't',
      },
    })
    if ('error' in parsed) return usageError('cp', parsed.error)
    const { flags, operands, values } = parsed
    const target = values.get('t')
    if (operands.length === 0) return usageError('cp', 'missing file operand')
    if (operands.length === 1 && target === undefined)
      return usageError('cp', `missing destination file operand after '${operands[0]}'`)
    const said = createSaid('cp')
    const steps = stepsTo(operands, context, { target, asFile: flags.has('T') })
    if ('notFolder' in steps) {
      said.complain(`target '${steps.notFolder}' is not a directory`)
      return said.outcome()
    }
    const archive = flags.has('a')
    for (const step of steps) {
      const exists = context.files.has(context.path(step.to))
      if (exists && flags.has('n')) continue
      if (exists && flags.has('i') && !(await agreed(`cp: overwrite '${step.to}'? `, context)))
        continue
      copyTree(step, {
        context,
        said,
        recursive: archive || flags.has('r') || flags.has('R'),
        preserve: archive || flags.has('p'),
        keepLinks: archive || flags.has('d') || flags.has('P'),
        verbose: flags.has('v'),
      })
    }
    return said.outcome()
  },
}

/** Whether the visitor says yes; without a terminal nobody does. */
export async function agreed(
  question: string,
  { tty }: Parameters<LinuxCommand['run']>[1],
): Promise<boolean> {
  const answer = await tty?.ask(question)
  return /^\s*[yY]/.test(answer ?? '')
}
