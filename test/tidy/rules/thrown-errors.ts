import type { Rule } from '../offence.ts'
import { lineAt } from '../source-file.ts'
import { dotted, held, heldList, syntaxOf, walk, type SyntaxNode } from '../syntax.ts'

const BUILT_IN = /^(?:Error|AggregateError|(?:Range|Reference|Syntax|Type|URI|Eval)Error)$/
const REJECTS = /^(?:reject|Promise\.reject)$/

/** A failure of the lab is a `LabError` with a code: nothing of Node's own is thrown or rejected with. */
export const namelessErrors: Rule = (file) => {
  if (!/^(?:src|emulators|scenarios)\//.test(file.path) || file.path.startsWith('src/errors/'))
    return []
  const found: SyntaxNode[] = []
  walk(syntaxOf(file), (node) => void (isNameless(thrownBy(node)) && found.push(node)))
  return found.map(({ start }) => ({
    path: file.path,
    line: lineAt(file.text, start),
    says: "throw a LabError: add a row to src/errors/lab-errors.ts, then `new LabError('code', facts)`.",
  }))
}

function thrownBy(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'ThrowStatement') return held(node, 'argument')
  if (node.type !== 'CallExpression') return undefined
  return REJECTS.test(dotted(held(node, 'callee')) ?? '')
    ? heldList(node, 'arguments')[0]
    : undefined
}

function isNameless(thrown: SyntaxNode | undefined): boolean {
  if (thrown?.type !== 'NewExpression' && thrown?.type !== 'CallExpression') return false
  return BUILT_IN.test(dotted(held(thrown, 'callee')) ?? '')
}
