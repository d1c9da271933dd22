import { dotted, held, heldList, nodesOf, syntaxOf, walk, type SyntaxNode } from '../syntax.ts'
import type { SourceFile } from '../source-file.ts'

/** A value that a file uses by name: `Date.now`, `setTimeout`, or a name it imports. */
export interface Reference {
  readonly name: string
  readonly offset: number
}

/**
 * The outside names that a file uses as values. Names that the file declares itself are left out, so
 * that `const { setTimeout } = clock` is the lab's and not Node's; imported names stay in.
 */
export function referencesIn(file: SourceFile): Reference[] {
  const program = syntaxOf(file)
  const own = declaredIn(program)
  const found: Reference[] = []
  walk(program, (node, parent) => {
    const name = referenceAt(node, parent)
    if (name !== undefined && !own.has(name.split('.')[0]!))
      found.push({ name, offset: node.start })
  })
  return found
}

function referenceAt(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (node.type === 'MemberExpression') return dotted(node)?.replace(/^globalThis\./, '')
  if (node.type === 'ImportSpecifier') return dotted(held(node, 'imported'))
  if (node.type !== 'Identifier' || !parent || namesSomethingElse(node, parent)) return undefined
  return dotted(node)
}

/** Whether an identifier is the name of a property, a type or a declaration rather than a value. */
function namesSomethingElse(node: SyntaxNode, parent: SyntaxNode): boolean {
  const { type } = parent
  if (type === 'MemberExpression') return parent.property === node && parent.computed !== true
  if (/^(?:Property|Method|Accessor)/.test(type)) return parent.key === node
  if (/^(?:Import|Export).*Specifier$/.test(type)) return true
  return type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)/.test(type)
}

function declaredIn(program: SyntaxNode): Set<string> {
  const names = new Set<string>()
  const declare = (pattern: SyntaxNode | undefined) => {
    for (const name of boundBy(pattern)) names.add(name)
  }
  for (const node of nodesOf(program, 'VariableDeclarator', 'ClassDeclaration'))
    declare(held(node, 'id'))
  for (const node of nodesOf(program, ...FUNCTIONS)) {
    declare(held(node, 'id'))
    for (const parameter of heldList(node, 'params')) declare(parameter)
  }
  return names
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** The names that a parameter or a destructuring pattern binds. */
function boundBy(pattern: SyntaxNode | undefined): string[] {
  if (!pattern) return []
  if (pattern.type === 'Identifier') return [String(pattern.name)]
  if (pattern.type === 'ObjectPattern') return heldList(pattern, 'properties').flatMap(boundBy)
  if (pattern.type === 'ArrayPattern') return heldList(pattern, 'elements').flatMap(boundBy)
  return [held(pattern, 'value'), held(pattern, 'left'), held(pattern, 'argument')].flatMap(boundBy)
}
