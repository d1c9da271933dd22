import { assumed } from '../../../src/emulator/index.ts'
import { objectWords } from '../configuration/words/find-words.ts'
import { settingLines, type ObjectWords } from '../configuration/words/object-words.ts'
import { openedScope } from '../configuration/words/scope-words.ts'
import { applyEdits, dnOf, type Edit, type ObjectTree } from '../managed-objects.ts'

export const evidence = assumed(
  'show configuration pending of the same shell under FXOS: the scope that is open and those in it, and a plus before each new line.',
)

/** A change as it would be typed: the commands, and the scope in which they are. */
interface PendingCommands {
  readonly scope: string
  /** The object that it is about. */
  readonly dn: string
  readonly commands: readonly string[]
}

/** Changes that are not committed, and what they are changes of. */
export interface PendingConfiguration {
  readonly edits: readonly Edit[]
  readonly objects: ObjectTree
  /** The scope, by its name in the tree, whose changes alone are shown; all when absent. */
  readonly scope?: string
}

/** `show configuration pending`: what the next commit would change. Prints nothing when there is nothing. */
export function pendingConfiguration({ edits, objects, scope }: PendingConfiguration): string {
  const seen = applyEdits(objects, edits)
  const lines: string[] = []
  let open: readonly string[] = []
  function moveTo(wanted: readonly string[]): void {
    const shared = sharedScopes(open, wanted)
    for (let depth = open.length - 1; depth >= shared; depth--) lines.push(` ${indent(depth)}exit`)
    for (let depth = shared; depth < wanted.length; depth++)
      lines.push(` ${indent(depth)}${openedScope(wanted[depth]!, seen)?.scope ?? ''}`)
    open = wanted
  }
  for (const { scope: place, dn, commands } of edits.flatMap(commandsOf)) {
    const scopes = scopesTo(place, seen)
    const from = scope === undefined ? 0 : scopes.indexOf(scope)
    if (from < 0 && dn !== scope) continue
    moveTo(from < 0 ? [] : scopes.slice(from))
    lines.push(...commands.map((command) => `+${indent(open.length)}${command}`))
  }
  moveTo([])
  return lines.join('\n')
}

/** The scopes on the way to one, the outermost first, that one last. */
function scopesTo(key: string, objects: ObjectTree): string[] {
  const opened = openedScope(key, objects)
  return opened ? [...scopesTo(opened.within ?? '', objects), key] : []
}

function commandsOf(edit: Edit): PendingCommands[] {
  const dn = dnOf(edit)
  const words = objectWords(dn)
  if (!words) return []
  const { within, name = '', comes, order } = words
  if (edit.verb === 'delete') return [{ dn, scope: within, commands: [`delete ${name}`] }]
  const own = words.name === undefined ? within : dn
  if (edit.verb === 'set') return [{ dn, scope: own, commands: changes(words, edit.attributes) }]
  const { attributes } = edit.object
  if (comes === 'there') return [{ dn, scope: own, commands: changes(words, attributes) }]
  return [{ dn, scope: within, commands: [`create ${order?.(attributes).line ?? name}`] }]
}

/** The commands behind an edit; one of nothing that is shown is about a secret. */
function changes(words: ObjectWords, attributes: Readonly<Record<string, string>>): string[] {
  const isSecret = Object.keys(attributes).every((name) => name === 'encPwd')
  return isSecret && words.secret ? [words.secret] : settingLines(words, attributes)
}

/** How many scopes of the second stand open already, from the outermost on. */
function sharedScopes(open: readonly string[], wanted: readonly string[]): number {
  const differing = wanted.findIndex((scope, index) => scope !== open[index])
  return differing < 0 ? wanted.length : differing
}

function indent(depth: number): string {
  return '    '.repeat(depth)
}
