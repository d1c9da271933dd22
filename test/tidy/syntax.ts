import { parseAst } from 'vitest/node'
import type { SourceFile } from './source-file.ts'

/** A node of the ESTree that the parser behind vitest makes of TypeScript. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const parsed = new Map<string, SyntaxNode>()

/** The syntax tree of a file; files with the same text are parsed once. */
export function syntaxOf({ text }: SourceFile): SyntaxNode {
  const known = parsed.get(text)
  if (known) return known
  const program = parseAst(text, { lang: 'ts', sourceType: 'module' }) as unknown as SyntaxNode
  parsed.set(text, program)
  return program
}

/** Calls `visit` with every node under `root`, outermost first, and with the node that holds it. */
export function walk(
  root: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void,
): void {
  const descend = (node: SyntaxNode, parent: SyntaxNode | undefined) => {
    visit(node, parent)
    for (const value of Object.values(node)) {
      const inner = Array.isArray(value) ? value : [value]
      for (const held of inner) if (isNode(held)) descend(held, node)
    }
  }
  descend(root, undefined)
}

/** Every node of a type, in the order of the text. */
export function nodesOf(root: SyntaxNode, ...types: string[]): SyntaxNode[] {
  const found: SyntaxNode[] = []
  walk(root, (node) => void (types.includes(node.type) && found.push(node)))
  return found
}

/** The node held in a field, if there is one. */
export function held(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** The nodes held in a field that is a list. */
export function heldList(node: SyntaxNode, field: string): SyntaxNode[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The text of a string literal, or of a template without slots. */
export function literal(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type !== 'TemplateLiteral' || heldList(node, 'expressions').length > 0) return undefined
  const [only] = heldList(node, 'quasis')
  return (only?.value as { cooked?: string } | undefined)?.cooked
}

/** `Date.now` of a member expression, `setTimeout` of an identifier; undefined for what has no plain name. */
export function dotted(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Identifier') return String(node.name)
  if (node?.type !== 'MemberExpression' || node.computed === true) return undefined
  const object = dotted(held(node, 'object'))
  const property = dotted(held(node, 'property'))
  return object && property ? `${object}.${property}` : undefined
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
