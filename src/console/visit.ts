import type { Clock } from '../clock/lab-clock.ts'
import type { TerminalSettings } from './command-io.ts'
import type { Mode } from './command.ts'
import { defer } from './deferred.ts'
import type { Dialect } from './dialect.ts'
import { createHistory, type History } from './history.ts'
import { createIdleLimit } from './idle-limit.ts'
import { createKeyboard, type Keyboard } from './keyboard.ts'
import { consoleLimits, type ConsoleLimits } from './limits.ts'
import { createLineReader, type LineEnding, type LineRequest } from './line-reader.ts'
import type { Refusal } from './match.ts'
import { createModeStack, type ModeStack } from './mode-stack.ts'
import { createOutput, type Output } from './output.ts'
import type { Terminal } from './terminal.ts'

/** One visitor at work: the parts of a console that its commands and its prompt share. */
export interface Visit<Session> {
  readonly options: ConsoleOptions<Session>
  readonly limits: ConsoleLimits
  readonly output: Output
  readonly keyboard: Keyboard
  readonly history: History
  readonly modes: ModeStack<Session>
  readonly settings: TerminalSettings
  readonly readLine: (request: LineRequest) => Promise<LineEnding>
  readonly end: (exitCode: number, reason: EndReason) => void
  readonly ended: () => boolean
  readonly crash: (error: unknown) => void
  readonly done: Promise<ConsoleEnd>
  /** Calls `interrupt` when the session ends, until the returned function is called. */
  readonly whileRunning: (interrupt: () => void) => () => void
  /** Counts work that something else in the lab accounts for. */
  readonly park: <Value>(work: Promise<Value>) => Promise<Value>
  /** Nothing happens unless the visitor types or lab time passes. */
  readonly idle: () => boolean
}

/** Exit code of a session that a broken command ends. */
const CRASH_EXIT_CODE = 1

/** Puts the parts together; nothing is printed yet. */
export function createVisit<Session>(options: ConsoleOptions<Session>): Visit<Session> {
  const { terminal, dialect, clock } = options
  const limits = { ...consoleLimits, ...options.limits }
  const output = createOutput(terminal)
  const done = defer<ConsoleEnd>()
  const running = new Set<() => void>()
  let parked = 0
  let ended = false
  const idle = () => ended || parked > 0 || keyboard.resting()

  const idleLimit = createIdleLimit({
    clock,
    busy: () => !keyboard.resting(),
    expire: () => {
      if (dialect.idle) output.write(dialect.idle.text)
      end(0, 'idle')
    },
  })
  const keyboard = createKeyboard(terminal, { ...limits, typed: idleLimit.touch })
  const settings = createSettings(terminal, limits, idleLimit.set)

  function end(exitCode: number, reason: EndReason): void {
    if (ended) return
    ended = true
    idleLimit.stop()
    for (const interrupt of running) interrupt()
    keyboard.disconnect()
    output.flush()
    terminal.close(exitCode)
    done.resolve({ exitCode, reason })
  }

  return {
    options,
    limits,
    output,
    keyboard,
    settings,
    idle,
    end,
    history: createHistory(limits.historyLinesMax),
    modes: createModeStack(options.mode),
    readLine: createLineReader({
      keyboard,
      output,
      pty: terminal.pty,
      columns: settings.width,
      onResize: terminal.onResize,
      lineBytesMax: limits.lineBytesMax,
      keys: dialect.keys ?? {},
    }),
    ended: () => ended,
    done: done.promise,
    crash: (error) => {
      if (ended) return
      options.onCrash?.(error)
      if (dialect.crash) output.write(dialect.crash(error))
      end(CRASH_EXIT_CODE, 'crash')
    },
    whileRunning: (interrupt) => {
      running.add(interrupt)
      return () => void running.delete(interrupt)
    },
    park: async (work) => {
      parked++
      try {
        return await work
      } finally {
        parked--
      }
    },
  }
}
