import type { Offence, Rule } from '../offence.ts'
import { lineAt } from '../source-file.ts'
import { dotted, held, heldList, nodesOf, syntaxOf, type SyntaxNode } from '../syntax.ts'

/** Everything that a file of `src` exports says in a sentence what it is. */
export const undocumented: Rule = ({ path, text }) => {
  const program = syntaxOf({ path, text })
  const documented = new Set<string>()
  return nodesOf(program, 'ExportNamedDeclaration').flatMap((node): Offence[] => {
    const name = exportedName(node)
    if (name === undefined || documented.has(name)) return []
    documented.add(name)
    const says = faultOf(docBefore(text.slice(0, node.start)))
    return says === undefined
      ? []
      : [{ path, line: lineAt(text, node.start), says: `${name} ${says}.` }]
  })
}

function exportedName(node: SyntaxNode): string | undefined {
  const declaration = held(node, 'declaration')
  if (!declaration) return undefined
  const [declarator] = heldList(declaration, 'declarations')
  return dotted(held(declarator ?? declaration, 'id')) ?? declaration.type
}

/** The text of the doc comment that ends right before this point. */
function docBefore(text: string): string | undefined {
  const from = text.lastIndexOf('/**')
  const comment = from < 0 ? '' : text.slice(from).trimEnd()
  if (!comment.endsWith('*/') || comment.indexOf('*/') !== comment.length - 2) return undefined
  return comment.slice(3, -2).replace(/^\s*\* ?/gm, '')
}

function faultOf(doc: string | undefined): string | undefined {
  if (doc === undefined) return 'has no doc comment: say in one sentence what it is'
  const [first = ''] = doc.trim().split(/\n\s*\n|\n\s*@/)
  return /[.:]$/.test(first.trim())
    ? undefined
    : 'has a doc comment that is no sentence: end it with a full stop'
}
