import type { CastMember } from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { Actors, Tools } from './stage.ts'

/** Roles by name. */
export type Cast = Readonly<Record<string, CastMember>>

/** What happens in a scenario: acts on the cast and claims what must be true. */
export type Script<Roles extends Cast> = (stage: Actors<Roles> & Tools) => Promise<void>

/** A story of a field failure that can be played, and judged. */
export interface Scenario<Roles extends Cast = Cast> {
  /** What goes wrong. */
  readonly title: string
  /** Three sentences that a field engineer would tell. */
  readonly story: string
  /** Bug ids, field notices, documents. */
  readonly references: readonly string[]
  readonly tags: readonly string[]
  readonly lab: {
    /** ISO date at which lab time starts. */
    readonly start: string
    readonly seed?: string
    readonly cast: Roles
  }
  readonly script: Script<Roles>
  /** Puts right what the script broke, so that a run proves failure and cure. */
  readonly repair?: Script<Roles>
}

/** A scenario without its particular cast, as it is loaded from a file. */
export type AnyScenario = Scenario

/** Names that a script gets beside its cast, and that no role can have. */
export const TOOL_NAMES = ['step', 'advance', 'until', 'journal', 'now'] as const

/** Makes a scenario; the default export of a scenario file. Throws `role-name-taken`. */
export function scenario<const Roles extends Cast>(plan: Scenario<Roles>): AnyScenario {
  const taken = TOOL_NAMES.find((name) => name in plan.lab.cast)
  if (taken !== undefined) throw new LabError('role-name-taken', { role: taken, title: plan.title })
  // The script takes the roles of its own cast; whoever plays it passes exactly those.
  return plan as unknown as AnyScenario
}
