import { assumed, captured } from '../../../src/emulator/index.ts'
import { configurationText } from '../configuration/configuration-text.ts'
import type { Configuration } from '../configuration/statements.ts'
import { objectsOf, type SystemObjects } from '../data/system-objects.ts'

export const evidence = captured(
  'A show run of Unity Express in a public tool: first line, empty lines, quotes, end; the statements of SRST Manager are its own.',
)
export const startupEvidence = assumed('show configuration prints the startup configuration.')

/** `show running-config`: the accounts stand among the statements. */
export function runningConfig(running: Configuration, objects: SystemObjects): string {
  return shown({ ...running, ...accountStatements(objects) })
}

/** `show startup-config` and `show configuration`. */
export function startupConfig(startup: Configuration, objects: SystemObjects): string {
  return shown({ ...startup, ...accountStatements(objects) })
}

function shown(configuration: Configuration): string {
  return `Generating configuration:\n\n\n${configurationText(configuration)}\n\nend`
}

function accountStatements(objects: SystemObjects): Configuration {
  const statements = objectsOf(objects, 'account').map(({ name }) => `username ${name} create`)
  return Object.fromEntries(statements.map((statement) => [statement, statement]))
}
