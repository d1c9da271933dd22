import type { ConfigurationEdit } from '../configuration/statements.ts'
import { edit, facts, type Visit } from '../visit.ts'

/** Gives a statement of one line its value. */
export function set(visit: Visit, key: string, value: string): void {
  edit(visit, [{ verb: 'set', key, text: `${key} ${value}` }])
}

/** Takes a statement away: `no`. */
export function unset(visit: Visit, key: string): void {
  if (key in facts(visit).running) edit(visit, [{ verb: 'remove', key }])
}

/** Gives a statement what the first setup gave it: `default`. */
export function setToDefault(visit: Visit, key: string): void {
  const text = facts(visit).factory.configuration[key]
  if (text === undefined) unset(visit, key)
  else edit(visit, [{ verb: 'set', key, text } satisfies ConfigurationEdit])
}

/** What `no KEY` and `default KEY` do. */
export function negate(visit: Visit, key: string, isDefault: boolean): void {
  if (isDefault) setToDefault(visit, key)
  else unset(visit, key)
}
