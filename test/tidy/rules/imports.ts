import { posix } from 'node:path'
import { lineAt, type SourceFile } from '../source-file.ts'
import { dotted, held, heldList, literal, syntaxOf, walk, type SyntaxNode } from '../syntax.ts'

/** One module that a file asks for at run time. Imports and exports of types alone are left out. */
export interface Import {
  /** As written: `../clock/durations.ts`, `node:net`, `xstate`. */
  readonly specifier: string
  /** The path from the root of the repository, for a relative specifier. */
  readonly path: string | undefined
  readonly line: number
}

/** What a file imports: static and dynamic imports, `export ... from`, and `require`. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  walk(syntaxOf(file), (node) => {
    const specifier = literal(sourceOf(node))
    if (specifier === undefined || isTypeOnly(node)) return
    const path = specifier.startsWith('.')
      ? posix.join(posix.dirname(file.path), specifier)
      : undefined
    found.push({ specifier, path, line: lineAt(file.text, node.start) })
  })
  return found
}

const WITH_SOURCE = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
])

function sourceOf(node: SyntaxNode): SyntaxNode | undefined {
  if (WITH_SOURCE.has(node.type)) return held(node, 'source')
  if (node.type !== 'CallExpression' || dotted(held(node, 'callee')) !== 'require') return undefined
  return heldList(node, 'arguments')[0]
}

function isTypeOnly(node: SyntaxNode): boolean {
  return node.importKind === 'type' || node.exportKind === 'type'
}
