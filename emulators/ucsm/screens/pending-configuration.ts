import { assumed } from '../../../src/emulator/index.ts'
import type { Edit } from '../managed-objects.ts'
import { pendingAdministration } from './pending-administration.ts'
import { pendingExportPolicy } from './pending-export-policy.ts'
import { pendingMonitoring } from './pending-monitoring.ts'
import { pendingOperation } from './pending-operation.ts'

export const evidence = assumed(
  'show configuration pending of the same shell under FXOS: scopes, and a plus before each new line.',
)

/** A change as it would be typed: the commands, and the scopes in which they are. */
export interface PendingCommands {
  readonly scopes: readonly string[]
  readonly commands: readonly string[]
}

/** Who knows the commands for changes of some objects. */
const SPEAKERS: readonly ((edit: Edit) => PendingCommands | undefined)[] = [
  pendingOperation,
  pendingExportPolicy,
  pendingMonitoring,
  pendingAdministration,
]

/** `show configuration pending`: what the next commit would change. Prints nothing when there is nothing. */
export function pendingConfiguration(edits: readonly Edit[]): string {
  const lines: string[] = []
  let open: readonly string[] = []
  for (const { scopes, commands } of [...edits.flatMap(commandsOf), { scopes: [], commands: [] }]) {
    const shared = sharedScopes(open, scopes)
    for (let depth = open.length - 1; depth >= shared; depth--) lines.push(` ${indent(depth)}exit`)
    for (const scope of scopes.slice(shared))
      lines.push(` ${indent(scopes.indexOf(scope))}${scope}`)
    lines.push(...commands.map((command) => `+${indent(scopes.length)}${command}`))
    open = scopes
  }
  return lines.join('\n')
}

function commandsOf(edit: Edit): PendingCommands[] {
  const spoken = SPEAKERS.map((speaker) => speaker(edit)).find((said) => said !== undefined)
  return spoken ? [spoken] : []
}

/** How many scopes of the second stand open already, from the outermost on. */
function sharedScopes(open: readonly string[], wanted: readonly string[]): number {
  const differing = wanted.findIndex((scope, index) => scope !== open[index])
  return differing < 0 ? wanted.length : differing
}

function indent(depth: number): string {
  return '    '.repeat(depth)
}
