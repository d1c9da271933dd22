import type { PipelineNode, ScriptNode, SimpleCommandNode, WordNode } from 'just-bash'

/** A command of the interpreter's syntax tree. */
export type CommandNode = PipelineNode['commands'][number]
/** A statement of the interpreter's syntax tree. */
export type StatementNode = ScriptNode['statements'][number]
/** A redirection of the interpreter's syntax tree. */
export type RedirectionNode = SimpleCommandNode['redirections'][number]
/** The definition of a function. */
export type FunctionNode = Extract<CommandNode, { type: 'FunctionDef' }>

/** A word that stands for itself. */
export function literal(text: string): WordNode {
  return { type: 'Word', parts: [{ type: 'SingleQuoted', value: text }] }
}

/** The text of a word without expansions; `undefined` when it has any. */
export function textOfWord(word: WordNode | null): string | undefined {
  if (!word) return undefined
  let text = ''
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped')
      text += part.value
    else if (part.type === 'DoubleQuoted') {
      const inner = textOfWord({ type: 'Word', parts: part.parts })
      if (inner === undefined) return undefined
      text += inner
    } else return undefined
  }
  return text
}

/** A redirection to a path. */
export function redirection(fd: number, operator: '>>' | '<', path: string): RedirectionNode {
  return { type: 'Redirection', fd, operator, target: literal(path) }
}

/** The lists of statements inside a compound command. */
export function bodiesOf(node: CommandNode): StatementNode[][] {
  switch (node.type) {
    case 'If':
      return [
        ...node.clauses.flatMap(({ condition, body }) => [condition, body]),
        ...(node.elseBody ? [node.elseBody] : []),
      ]
    case 'While':
    case 'Until':
      return [node.condition, node.body]
    case 'For':
    case 'CStyleFor':
    case 'Subshell':
    case 'Group':
      return [node.body]
    case 'Case':
      return node.items.map(({ body }) => body)
    case 'SimpleCommand':
    case 'FunctionDef':
    case 'ArithmeticCommand':
    case 'ConditionalCommand':
      return []
  }
}

/** Every command in these statements, functions and the inside of compound commands included. */
export function* commandsIn(statements: readonly StatementNode[]): Generator<CommandNode> {
  const pipelines = statements.flatMap((statement) => statement.pipelines)
  for (const command of pipelines.flatMap(({ commands }) => commands)) {
    yield command
    const inner = command.type === 'FunctionDef' ? bodiesOf(command.body) : bodiesOf(command)
    for (const body of inner) yield* commandsIn(body)
  }
}

/** Whether a command's own redirections take this descriptor away. */
export function redirects({ redirections }: CommandNode, fd: 0 | 1 | 2): boolean {
  return redirections.some(({ fd: given, operator }) => {
    if (operator === '&>' || operator === '&>>') return fd !== 0
    return (given ?? (operator.startsWith('<') ? 0 : 1)) === fd
  })
}
