import { relative } from 'node:path'
import type { Command } from 'commander'
import { validateFile } from '../../scenario/load.ts'
import { problemText, type Problem } from '../../scenario/problem.ts'
import { doing, newCommand } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { checkTypes } from '../validate/check-types.ts'
import { findCompiler } from '../validate/find-compiler.ts'

/** `fieldfault validate`: checks a scenario or lab file, all problems at once with file and line. */
export function validateCommand(): Command {
  const command = newCommand('validate <file>', {
    says: 'check a scenario or lab file, its types as well where there is a TypeScript compiler; shows every problem with file and line',
    exits: { 0: 'the file can be played', 1: 'it has problems' },
    examples: ['fieldfault validate my-scenario.ts'],
  })
  return doing(command, async ({ operands: [name], terminal }) => {
    const { file, problems: found } = await validateFile(String(name), loadContext)
    const shown = relative(process.cwd(), file)
    terminal.progress.show('checking the types')
    const types = await typeProblems(file).finally(terminal.progress.clear)
    if (types === 'unchecked')
      terminal.note(
        `${shown}: its types were not checked: there is no TypeScript compiler, neither for its folder nor with fieldfault.`,
      )
    const problems = together(found, Array.isArray(types) ? types : [])
    const valid = problems.length === 0
    terminal.answer({ file, valid, typesChecked: Array.isArray(types), problems }, () =>
      valid && terminal.quiet ? [] : verdictLines(shown, problems),
    )
    return valid ? 0 : 1
  })
}

/** What is wrong with the types of a file; a lab file in JSON has none. */
async function typeProblems(file: string): Promise<Problem[] | 'unchecked' | 'none'> {
  if (file.endsWith('.json')) return 'none'
  const compiler = findCompiler(file)
  return compiler ? checkTypes(file, compiler) : 'unchecked'
}

/** All problems by line. On a line of which something is told already, its types add nothing. */
export function together(found: readonly Problem[], types: readonly Problem[]): Problem[] {
  const told = new Set(found.map(({ line }) => line ?? 'none'))
  const more = types.filter(({ line }) => line === undefined || !told.has(line))
  return [...found, ...more].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function verdictLines(shown: string, problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [`${shown}: no problems.`]
  return problems.map((problem) => `${shown}: ${problemText(problem)}`)
}
