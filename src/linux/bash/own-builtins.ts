import { commandsIn, literal, textOfWord, type StatementNode } from './script-nodes.ts'

/** Builtins of the interpreter that know nothing of the jobs of a shell. */
const REPLACED = new Set(['wait'])

/** Puts the shell's own commands in the place of such builtins. Changes the statements in place. */
export function replaceBuiltins(statements: readonly StatementNode[]): void {
  for (const command of commandsIn(statements)) {
    if (command.type !== 'SimpleCommand') continue
    const name = textOfWord(command.name)
    if (name !== undefined && REPLACED.has(name)) command.name = literal(`/usr/bin/${name}`)
  }
}
