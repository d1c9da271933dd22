import type { Emulator } from '../emulator/emulator.ts'
import type { Problem } from './problem.ts'
import type { ReadPlan } from './read-typescript.ts'

/**
 * Reads a lab file in JSON, whose roles name their emulator:
 * `{ "cast": { "fi": { "emulator": "ucsm", "profile": "4.0(2a)" } } }`.
 */
export function readJson(source: string, emulators: readonly Emulator[]): ReadPlan {
  const parsed = parse(source)
  if ('problem' in parsed) return { ok: false, problem: parsed.problem }
  const plan = parsed.value
  if (!isObject(plan)) return { ok: false, problem: { line: 1, says: 'it is not a JSON object' } }
  if (!isObject(plan.cast)) return { ok: true, kind: 'lab', plan }
  const roles = Object.entries(plan.cast).map(([role, member]) => [
    role,
    memberOf(member, emulators),
  ])
  return { ok: true, kind: 'lab', plan: { ...plan, cast: Object.fromEntries(roles) } }
}

/** A role as an emulator makes it; left as it is, for the check to name, when there is no such emulator. */
function memberOf(member: unknown, emulators: readonly Emulator[]): unknown {
  if (!isObject(member)) return member
  const { emulator: name, ...options } = member
  const emulator = emulators.find((known) => known.name === name)
  return emulator ? { emulator, options } : member
}

function parse(source: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: JSON.parse(source) as unknown }
  } catch (error) {
    const { message } = error as SyntaxError
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? source.length)
    const says = `syntax error: ${message.replace(/ in JSON.*$/s, '')}`
    return { problem: { line: source.slice(0, at).split('\n').length, says } }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
