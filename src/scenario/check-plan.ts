import { z } from 'zod'
import { isInstant } from '../clock/durations.ts'
import { checkCast } from './check-cast.ts'

/** Something wrong with a plan, at a path of its keys. */
export interface PlanIssue {
  readonly path: readonly string[]
  readonly says: string
}

/** What a file's plan is made of: by `scenario({...})`, or by `lab({...})`. */
export type PlanKind = 'scenario' | 'lab'

const text = z.string({ error: 'is not a text' }).trim().min(1, { error: 'is empty' })
const date = text.refine(isInstant, {
  error: ({ input }) => `"${String(input)}" is not an ISO 8601 date`,
})
const script = z.custom((given) => typeof given === 'function', { error: 'is not a function' })
/** Looked at by itself, so that all is found at once. */
const cast = z.unknown().optional()

const schemas = {
  scenario: z.strictObject({
    title: text,
    story: text,
    references: z.array(text, { error: 'is not a list of texts' }),
    tags: z.array(text, { error: 'is not a list of texts' }),
    lab: z.strictObject(
      { start: date, seed: text.optional(), cast },
      { error: 'is not an object with start and cast' },
    ),
    script,
    repair: script.optional(),
  }),
  lab: z.strictObject({
    title: text.optional(),
    start: date.optional(),
    seed: text.optional(),
    cast,
  }),
} as const

/** Everything that is wrong with what a file exports; nothing when it can be played. */
export function checkPlan(kind: PlanKind, plan: unknown): PlanIssue[] {
  const { error } = schemas[kind].safeParse(plan)
  const shape = (error?.issues ?? []).flatMap((issue) => shapeIssues(issue, plan))
  const members = (kind === 'scenario' ? held(plan, 'lab') : plan) ?? {}
  const path = kind === 'scenario' ? ['lab', 'cast'] : ['cast']
  return [...shape, ...checkCast(held(members, 'cast'), path)]
}

function shapeIssues(issue: z.core.$ZodIssue, plan: unknown): PlanIssue[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], says: `"${key}" is not a part of it` }))
  const missing = path.length > 0 && path.reduce<unknown>(held, plan) === undefined
  const name = path.join('.') || 'what the file exports'
  return [{ path, says: missing ? `${name} is missing` : `${name} ${issue.message}` }]
}

function held(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined
}
