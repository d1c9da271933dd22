import { test as base } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import {
  openConsole,
  runLine,
  type ConsoleOptions,
  type Dialect,
  type Mode,
  type RefusedLine,
  type TypedCommand,
} from '../../../src/console/index.ts'
import { converse } from './conversation.ts'
import { freshSession, type Session } from './example-session.ts'
import { ios, privileged } from './ios-example.ts'
import { exec, scopes } from './scopes-example.ts'
import { createMemoryTerminal, settle } from './memory-terminal.ts'

/** What a test may choose about the console it opens. */
export interface Opening extends Partial<Pick<ConsoleOptions<Session>, 'limits' | 'session'>> {
  terminal?: Parameters<typeof createMemoryTerminal>[0]
}

/** A console on a terminal in memory, with everything it reports. */
export function openExample(dialect: Dialect<Session>, mode: Mode<Session>, opening: Opening = {}) {
  const { options, ...parts } = prepare(dialect, mode, opening)
  const console = openConsole(options)
  return { ...parts, console, cli: converse(console, parts.terminal) }
}

/** Runs a line as an exec request and waits for its end. */
export async function execExample(line: string, opening: Opening = {}) {
  const { options, ...parts } = prepare(scopes, exec, { terminal: { pty: false }, ...opening })
  const console = runLine({ ...options, line })
  await settle(console)
  return { ...parts, console, printed: parts.terminal.written() }
}

function prepare(dialect: Dialect<Session>, mode: Mode<Session>, opening: Opening) {
  const terminal = createMemoryTerminal(opening.terminal)
  const session = opening.session ?? freshSession()
  const clock = new LabClock({ startMs: 0, activity: createActivity({ limitMs: 5_000 }) })
  const commands: TypedCommand[] = []
  const refused: RefusedLine[] = []
  const crashes: unknown[] = []
  const options: ConsoleOptions<Session> = {
    dialect,
    terminal,
    mode,
    session,
    clock,
    limits: opening.limits ?? {},
    onCommand: (typed) => void commands.push(typed),
    onRefused: (line) => void refused.push(line),
    onCrash: (error) => void crashes.push(error),
  }
  return { options, terminal, session, clock, commands, refused, crashes }
}

/** Tests with a command line in the manner of UCS Manager (`ucs`) and one in the manner of IOS (`cue`). */
export const test = base
  .extend('ucs', () => openExample(scopes, exec))
  .extend('cue', () => openExample(ios, privileged))
