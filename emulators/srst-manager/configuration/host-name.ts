import type { Configuration } from './statements.ts'

/** The host name that a configuration gives, as it stands in the prompt. */
export function hostName(configuration: Configuration): string {
  return valueOf(configuration, 'hostname') ?? 'localhost'
}

/** What follows the key of a statement of one line; undefined when there is no such statement. */
export function valueOf(configuration: Configuration, key: string): string | undefined {
  const text = configuration[key]
  return text?.startsWith(`${key} `) ? text.slice(key.length + 1) : undefined
}
