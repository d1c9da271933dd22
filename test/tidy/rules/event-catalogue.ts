import type { Offence } from '../offence.ts'
import { lineAt, type SourceFile } from '../source-file.ts'
import { dotted, held, heldList, literal, nodesOf, syntaxOf, type SyntaxNode } from '../syntax.ts'

/** A journal event that some code may emit. */
export interface Emission {
  readonly name: string
  readonly path: string
  readonly line: number
  /** Written with XState's `emit`, whose every event goes into the journal. */
  readonly byChart: boolean
}

const EVENT_NAME = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/

/** A name in the catalogue's form, `noun.verb-past`. */
function isEventName(name: string): boolean {
  return EVENT_NAME.test(name)
}

/**
 * Where a file emits: a recorder called with a name and data, and an object with a `type`, which is
 * how charts and doors hand an event on. Reading the journal by a name is no emission.
 */
export function emissionsIn(file: SourceFile): Emission[] {
  const at = (byChart: boolean) => (node: SyntaxNode) =>
    namesIn(node).map((name) => ({
      name,
      path: file.path,
      line: lineAt(file.text, node.start),
      byChart,
    }))
  const program = syntaxOf(file)
  const calls = nodesOf(program, 'CallExpression')
  const recorded = calls
    .map((call) => heldList(call, 'arguments'))
    .filter((given) => given.length >= 2)
    .flatMap(([first]) => at(false)(first!))
  const byCharts = calls
    .filter((call) => dotted(held(call, 'callee')) === 'emit')
    .flatMap(typesIn)
    .flatMap(at(true))
  return [...recorded, ...typesIn(program).flatMap(at(false)), ...byCharts]
}

/** The values of every property called `type`. */
function typesIn(root: SyntaxNode): SyntaxNode[] {
  return nodesOf(root, 'Property')
    .filter((property) => dotted(held(property, 'key')) === 'type')
    .flatMap((property) => held(property, 'value') ?? [])
}

/** The event names an expression may stand for; both branches of a choice count. */
function namesIn(node: SyntaxNode): string[] {
  if (node.type === 'ConditionalExpression')
    return [held(node, 'consequent'), held(node, 'alternate')].flatMap((branch) =>
      branch ? namesIn(branch) : [],
    )
  if (node.type === 'TSAsExpression')
    return [held(node, 'expression')].flatMap((inner) => namesIn(inner!))
  const name = literal(node)
  return name !== undefined && isEventName(name) ? [name] : []
}

/** What a chart emits is in the catalogue. */
export function uncatalogued(
  names: ReadonlySet<string>,
  emissions: readonly Emission[],
): Offence[] {
  return emissions
    .filter(({ name, byChart }) => byChart && !names.has(name))
    .map(({ name, path, line }) => ({
      path,
      line,
      says: `${name} is not in src/journal/catalogue.ts: add it, or use the name that is there.`,
    }))
}

/** What the catalogue lists is emitted somewhere, and is named `noun.verb-past`. */
export function neverEmitted(
  names: ReadonlySet<string>,
  emissions: readonly Emission[],
  catalogue: SourceFile,
): Offence[] {
  const emitted = new Set(emissions.map(({ name }) => name))
  const line = (name: string) =>
    lineAt(catalogue.text, Math.max(0, catalogue.text.indexOf(`'${name}'`)))
  return [...names].flatMap((name) => {
    if (!isEventName(name))
      return [{ path: catalogue.path, line: line(name), says: `${name}: name it noun.verb-past.` }]
    if (emitted.has(name)) return []
    return [
      { path: catalogue.path, line: line(name), says: `${name} is emitted nowhere: remove it.` },
    ]
  })
}
