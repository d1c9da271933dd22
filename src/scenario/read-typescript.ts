import { readFileSync } from 'node:fs'
import { createJiti } from 'jiti'
import type { Emulator } from '../emulator/emulator.ts'
import type { PlanKind } from './check-plan.ts'
import type { Problem } from './problem.ts'

/** The module `fieldfault/emulators` of the program that runs. */
export interface EmulatorsModule {
  readonly emulators: readonly Emulator[]
}

/** What a file exports, or why nothing can be read from it. */
export type ReadPlan =
  | { readonly ok: true; readonly kind: PlanKind; readonly plan: unknown }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Reads a TypeScript file without a build step. What it imports from `fieldfault` is the program that
 * runs, wherever the file lies; `scenario` and `lab` only take note, so that a check can name
 * everything that is wrong at once.
 */
export async function readTypeScript(file: string, emulators: EmulatorsModule): Promise<ReadPlan> {
  const made = new Map<unknown, PlanKind>()
  const note = (kind: PlanKind) => (plan: unknown) => {
    made.set(plan, kind)
    return plan
  }
  const jiti = createJiti(file, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    tryNative: false,
    virtualModules: {
      'fieldfault/scenario': {
        ...(await import('./index.ts')),
        scenario: note('scenario'),
        lab: note('lab'),
      },
      'fieldfault/emulators': emulators,
      'fieldfault/emulator': await import('../emulator/index.ts'),
    },
  })
  try {
    const { default: plan } = await jiti.import<{ default?: unknown }>(file)
    return planOf(plan, made)
  } catch (error) {
    return { ok: false, problem: problemOf(error, file) }
  }
}

function planOf(plan: unknown, made: ReadonlyMap<unknown, PlanKind>): ReadPlan {
  const kind = made.get(plan)
  if (kind !== undefined) return { ok: true, kind, plan }
  const says =
    plan === undefined
      ? 'it has no default export; write export default scenario({...})'
      : 'its default export is not made by scenario({...}) or lab({...})'
  return { ok: false, problem: { says } }
}

/** Where in the file it went wrong: a syntax error has its place in the message, others in the stack. */
function problemOf(error: unknown, file: string): Problem {
  const { message = String(error), stack = '' } = error as Partial<Error>
  const missing = /^Cannot find module '([^']+)'/.exec(message)?.[1]
  if (missing !== undefined)
    return { ...lineWith(file, missing), says: `it imports "${missing}", which is not there` }
  const trace = `${message}\n${stack}`
  const from = trace.indexOf(`${file}:`) + file.length
  const line = from < file.length ? undefined : /^:(\d+)/.exec(trace.slice(from))?.[1]
  const [first = ''] = message.split('\n')
  const says = first
    .replace(/^ParseError:\s*/, 'syntax error: ')
    .trim()
    .replace(/\.$/, '')
  return line === undefined ? { says } : { line: Number(line), says }
}

function lineWith(file: string, text: string): { line?: number } {
  const before = readFileSync(file, 'utf8').split(text)
  return before.length > 1 ? { line: before[0]!.split('\n').length } : {}
}
