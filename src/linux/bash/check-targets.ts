import { commandsIn, textOfWord, type RedirectionNode, type StatementNode } from './script-nodes.ts'
import { TARGET_PREFIX } from './session-devices.ts'

/**
 * Marks the files that commands write to, so that the file system can refuse them before the interpreter opens
 * them: it would end the whole line otherwise. Changes the statements in place.
 */
export function checkTargets(statements: readonly StatementNode[]): void {
  for (const command of commandsIn(statements))
    command.redirections = command.redirections.map(checked)
}

function checked(redirection: RedirectionNode): RedirectionNode {
  const { operator, target } = redirection
  if (!/^(?:>|>>|>\||&>|&>>)$/.test(operator) || target?.type !== 'Word') return redirection
  const [first] = target.parts
  const isDevice = textOfWord(target)?.startsWith('/dev/')
  if (!first || first.type === 'TildeExpansion' || isDevice) return redirection
  const mark = { type: 'Literal' as const, value: TARGET_PREFIX }
  return { ...redirection, target: { ...target, parts: [mark, ...target.parts] } }
}
