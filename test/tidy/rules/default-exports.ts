import type { Rule } from '../offence.ts'
import { lineAt } from '../source-file.ts'
import { dotted, held, nodesOf, syntaxOf } from '../syntax.ts'

/** Only scenarios and tool configurations have a default export: their loaders ask for it. */
export const defaultExports: Rule = (file) => {
  if (/^scenarios\/|\.config\.ts$/.test(file.path)) return []
  const program = syntaxOf(file)
  const renamed = nodesOf(program, 'ExportSpecifier').filter(
    (node) => dotted(held(node, 'exported')) === 'default',
  )
  return [...nodesOf(program, 'ExportDefaultDeclaration'), ...renamed].map(({ start }) => ({
    path: file.path,
    line: lineAt(file.text, start),
    says: 'has a default export: export it by its name.',
  }))
}
