import { relative } from 'node:path'
import type { Command } from 'commander'
import { validateFile } from '../../scenario/load.ts'
import { problemText } from '../../scenario/problem.ts'
import { doing, newCommand } from '../command.ts'
import { loadContext } from '../load-context.ts'

/** `fieldfault validate`: checks a scenario or lab file, all problems at once with file and line. */
export function validateCommand(): Command {
  const command = newCommand('validate <file>', {
    says: 'check a scenario or lab file; shows every problem with file and line',
    exits: { 0: 'the file can be played', 1: 'it has problems' },
    examples: ['fieldfault validate my-scenario.ts'],
  })
  return doing(command, async ({ operands: [name], terminal }) => {
    const { file, problems } = await validateFile(String(name), loadContext)
    const shown = relative(process.cwd(), file)
    terminal.answer({ file, valid: problems.length === 0, problems }, () =>
      problems.length > 0
        ? problems.map((problem) => `${shown}: ${problemText(problem)}`)
        : terminal.quiet
          ? []
          : [`${shown}: no problems.`],
    )
    return problems.length > 0 ? 1 : 0
  })
}
