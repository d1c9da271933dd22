import type { CastMember } from '../emulator/emulator.ts'
import type { OperatorSession, LoginOptions } from '../emulator/operator-session.ts'
import type { BehaviourSettings, ConsoleAnswer, SentEvent } from '../emulator/emulator.ts'
import type { AnyEntry } from '../journal/entry.ts'
import type { Query } from '../journal/journal.ts'
import type { Cast } from './scenario.ts'

/** What a script can do with every running appliance. */
export interface Actor {
  readonly name: string
  /** Lab address. */
  readonly address: string
  readonly hostname: string
  /** The default login; the same in every run. */
  readonly username: string
  readonly password: string
  readonly state: () => string
  readonly profile: () => string
  /** Sends an event of the emulator's vocabulary. */
  readonly send: (event: SentEvent) => void
  /** Switches a behaviour of the emulator on, for a duration of lab time when one is given. */
  readonly behave: (
    behaviour: string,
    settings?: BehaviourSettings,
    duration?: number | string,
  ) => void
  /** Carries out a line at its own console, past its network; lets lab time pass as far as that takes. */
  readonly console: (line: string) => Promise<ConsoleAnswer>
  /** Switches a behaviour off. */
  readonly behaveNormally: (behaviour: string) => void
  /** Logs in over SSH with a current client and waits for the prompt. Breaks the step when refused. */
  readonly login: (options?: LoginOptions) => Promise<OperatorSession>
}

/** The roles of a cast as its script sees them: what every appliance has, and what its emulator adds. */
export type Actors<Roles extends Cast> = {
  readonly [Role in keyof Roles]: Roles[Role] extends CastMember<infer Handle>
    ? Actor & Handle
    : Actor
}

/** What a script gets beside its cast. */
export interface Tools {
  /** A named part of the story; its claims are judged in it. */
  readonly step: (name: string, play: (judge: Judge) => Promise<void>) => Promise<void>
  /** Lets lab time pass: milliseconds, or text such as `90s` or `3651d`. */
  readonly advance: (duration: number | string) => Promise<void>
  /** Lets lab time pass from event to event until `reached`; false when the limit passes first. */
  readonly until: (reached: () => boolean, limit: number | string) => Promise<boolean>
  readonly journal: (query?: Query) => readonly AnyEntry[]
  /** Lab time as ISO text. */
  readonly now: () => string
}

/** What a step judges with. */
export interface Judge {
  /** States that something must be true; `saw` tells the reader what was seen instead. */
  readonly claim: (what: string, holds: boolean, saw?: unknown) => void
  /** Puts a text on the record for the reader of the report. */
  readonly show: (title: string, text: string) => void
}
