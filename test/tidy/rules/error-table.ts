import type { Offence } from '../offence.ts'
import { lineAt, type SourceFile } from '../source-file.ts'
import { dotted, held, heldList, literal, nodesOf, syntaxOf, type SyntaxNode } from '../syntax.ts'

/** One row of the error table, as the code and as the manual have it. */
export interface ErrorRow {
  readonly code: string
  /** The sentence with its slots by name: `Cannot read the date "<text>": ...`. */
  readonly sentence: string
  readonly status: number
  readonly exit: number
  readonly line: number
}

/** Reads the rows out of `src/errors/lab-errors.ts`. */
export function errorRowsOf(file: SourceFile): ErrorRow[] {
  const table = nodesOf(syntaxOf(file), 'VariableDeclarator').find(
    (node) => dotted(held(node, 'id')) === 'labErrors',
  )
  const [rows] = table ? nodesOf(table, 'ObjectExpression') : []
  return rows ? heldList(rows, 'properties').map((property) => rowOf(property, file.text)) : []
}

function rowOf(property: SyntaxNode, text: string): ErrorRow {
  const says = valueOf(property, 'says')
  return {
    code: keyOf(property),
    sentence: says ? sentenceOf(held(says, 'body'), slotsOf(says)) : '',
    status: Number(valueOf(property, 'status')?.value),
    exit: Number(valueOf(property, 'exit')?.value),
    line: lineAt(text, property.start),
  }
}

function valueOf(property: SyntaxNode, name: string): SyntaxNode | undefined {
  const row = held(property, 'value')
  const field = row && heldList(row, 'properties').find((inner) => keyOf(inner) === name)
  return field && held(field, 'value')
}

function keyOf(property: SyntaxNode): string {
  const key = held(property, 'key')
  return literal(key) ?? dotted(key) ?? ''
}

/** The names that the sentence's one parameter is taken apart into. */
function slotsOf(says: SyntaxNode): string[] {
  return heldList(says, 'params').flatMap((parameter) =>
    heldList(parameter, 'properties').map(keyOf),
  )
}

function sentenceOf(body: SyntaxNode | undefined, slots: readonly string[]): string {
  if (!body) return ''
  if (body.type === 'BinaryExpression')
    return sentenceOf(held(body, 'left'), slots) + sentenceOf(held(body, 'right'), slots)
  if (body.type !== 'TemplateLiteral') return literal(body) ?? slotIn(body, slots)
  const filled = heldList(body, 'expressions').map((expression) => slotIn(expression, slots))
  const plain = heldList(body, 'quasis').map(({ value }) => (value as { cooked: string }).cooked)
  return plain.map((part, index) => part + (filled[index] ?? '')).join('')
}

/** `<running>` of any expression over `running`. */
function slotIn(expression: SyntaxNode, slots: readonly string[]): string {
  const name = nodesOf(expression, 'Identifier')
    .map((node) => String(node.name))
    .find((used) => slots.includes(used))
  return `<${name ?? '...'}>`
}

/** The line of `docs/errors.md` for an error; markdown would swallow `<slots>`, so they are in italics. */
export function manualLine({ code, sentence, status, exit }: ErrorRow): string {
  const shownSentence = sentence.replaceAll('|', String.raw`\|`).replace(/<([\w.]+)>/g, '*$1*')
  return `| \`${code}\` | ${shownSentence} | ${status} | ${exit} |`
}

/** The manual lists exactly the errors of the table, word for word. */
export function manualOffences(rows: readonly ErrorRow[], manual: SourceFile): Offence[] {
  const lines = manual.text.split('\n')
  const expected = new Set(rows.map(manualLine))
  const missing = [...expected].filter((row) => !lines.includes(row))
  const stray = lines.filter((line) => line.startsWith('| `') && !expected.has(line))
  return [
    ...missing.map((row) => ({ path: manual.path, line: 1, says: `add this row: ${row}` })),
    ...stray.map((row) => ({
      path: manual.path,
      line: lines.indexOf(row) + 1,
      says: 'no error of the table reads like this: correct or remove the row.',
    })),
  ]
}

/** Every sentence reads *Cannot <do what>: <fact>. <What to do>.* A slot may stand for the last part. */
export function badSentences(rows: readonly ErrorRow[], path: string): Offence[] {
  return rows
    .filter(({ sentence }) => !/^Cannot [^:]+.*: .+\. (?:.+\.|<\w+>)$/s.test(sentence))
    .map(({ code, line }) => ({
      path,
      line,
      says: `${code}: write "Cannot <do what to which>: <fact>. <what to do, or what is allowed>."`,
    }))
}

/** Every error is raised somewhere; a code that is only wrapped still stands there as a literal. */
export function unusedErrors(
  rows: readonly ErrorRow[],
  path: string,
  code: readonly SourceFile[],
): Offence[] {
  const used = new Set(code.filter((file) => file.path !== path).flatMap(literalsOf))
  return rows
    .filter((row) => !used.has(row.code))
    .map((row) => ({
      path,
      line: row.line,
      says: `${row.code} is raised nowhere: remove the row.`,
    }))
}

function literalsOf(file: SourceFile): string[] {
  return nodesOf(syntaxOf(file), 'Literal').flatMap((node) => literal(node) ?? [])
}

/** A `LabError` names a code of the table. */
export function unknownErrors(rows: readonly ErrorRow[], file: SourceFile): Offence[] {
  return nodesOf(syntaxOf(file), 'NewExpression').flatMap((node) => {
    const code = literal(heldList(node, 'arguments')[0])
    if (dotted(held(node, 'callee')) !== 'LabError' || code === undefined) return []
    if (rows.some((row) => row.code === code)) return []
    const says = `${code} is no error of the lab: add it to src/errors/lab-errors.ts.`
    return [{ path: file.path, line: lineAt(file.text, node.start), says }]
  })
}
