import type { Clock } from '../clock/lab-clock.ts'
import type { Mode } from './command.ts'
import type { Dialect } from './dialect.ts'
import type { ConsoleLimits } from './limits.ts'
import type { Refusal } from './match.ts'
import type { Terminal } from './terminal.ts'

/** What a console is made of. */
export interface ConsoleOptions<Session> {
  readonly dialect: Dialect<Session>
  readonly terminal: Terminal
  /** The mode in which the visitor starts, and which nobody leaves but by ending the session. */
  readonly mode: Mode<Session>
  /** Modes below it, each within the one before, that the visitor is in from the start. */
  readonly entered?: readonly Mode<Session>[]
  /** The caller's own state of this visit, given to prompts and commands. */
  readonly session: Session
  readonly clock: Clock
  /** Told of each command before it runs; secrets and passwords within URLs are masked. */
  readonly onCommand?: (typed: TypedCommand) => void
  /** Told of each line that is refused, after the appliance has said so. */
  readonly onRefused?: (refused: RefusedLine) => void
  /** Told of the error that ends this visit. */
  readonly onCrash?: (error: unknown) => void
  readonly limits?: Partial<ConsoleLimits>
}

/** A command as it was typed. */
export interface TypedCommand {
  readonly mode: string
  readonly line: string
  /** The usage line of the command. */
  readonly usage: string
}

/** A line that the appliance does not understand. */
export interface RefusedLine {
  readonly mode: string
  /** With everything masked that is not a keyword at its place. */
  readonly line: string
  readonly why: Refusal
}

/** How a session ended. */
export interface ConsoleEnd {
  readonly exitCode: number
  readonly reason: EndReason
}

/** Why a session ended; a host may add its own reasons when it closes one. */
export type EndReason = 'exit' | 'end-of-input' | 'idle' | 'crash' | (string & {})
