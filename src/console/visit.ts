import type { TerminalSettings } from './command-io.ts'
import type { ConsoleEnd, ConsoleOptions, EndReason } from './console-options.ts'
import { defer } from './deferred.ts'
import { createHistory, type History } from './history.ts'
import { createIdleLimit } from './idle-limit.ts'
import { createKeyboard, type Keyboard } from './keyboard.ts'
import { consoleLimits, type ConsoleLimits } from './limits.ts'
import { createLineReader } from './line-reader.ts'
import type { LineEnding, LineRequest } from './line-request.ts'
import { createModeStack, type ModeStack } from './mode-stack.ts'
import { createOutput, type Output } from './output.ts'
import { createTerminalSettings } from './terminal-settings.ts'

/** One visitor at work: the parts of a console that its commands and its prompt share. */
export interface Visit<Session> extends VisitLife {
  readonly options: ConsoleOptions<Session>
  readonly limits: ConsoleLimits
  readonly output: Output
  readonly keyboard: Keyboard
  readonly history: History
  readonly modes: ModeStack<Session>
  readonly settings: TerminalSettings
  readonly readLine: (request: LineRequest) => Promise<LineEnding>
  readonly crash: (error: unknown) => void
  /** Nothing happens unless the visitor types or lab time passes. */
  readonly idle: () => boolean
}

/** How long a visit lasts, and what goes on in it. */
export interface VisitLife {
  readonly end: (exitCode: number, reason: EndReason) => void
  readonly ended: () => boolean
  readonly done: Promise<ConsoleEnd>
  /** Calls `interrupt` when the visit ends, until the returned function is called. */
  readonly whileRunning: (interrupt: () => void) => () => void
  /** Counts work that something else in the lab accounts for. */
  readonly park: <Value>(work: Promise<Value>) => Promise<Value>
  readonly parked: () => boolean
}

/** Exit code of a session that a broken command ends. */
const CRASH_EXIT_CODE = 1

/** Puts the parts together; nothing is printed yet. */
export function createVisit<Session>(options: ConsoleOptions<Session>): Visit<Session> {
  const { terminal, dialect, clock, onCrash } = options
  const limits = { ...consoleLimits, ...options.limits }
  const output = createOutput(terminal)
  const idleLimit = createIdleLimit({
    clock,
    busy: () => !keyboard.resting(),
    expire: () => {
      output.write(dialect.idle?.text ?? '')
      life.end(0, 'idle')
    },
  })
  const keyboard = createKeyboard(terminal, { ...limits, typed: idleLimit.touch })
  const settings = createTerminalSettings(terminal, limits, idleLimit.set)
  const life = createLife(({ exitCode }) => {
    idleLimit.stop()
    keyboard.disconnect()
    output.flush()
    terminal.close(exitCode)
  })

  return {
    ...life,
    options,
    limits,
    output,
    keyboard,
    settings,
    history: createHistory(limits.historyLinesMax),
    modes: createModeStack(options.mode, options.entered),
    readLine: createLineReader({
      keyboard,
      output,
      pty: terminal.pty,
      columns: settings.width,
      onResize: terminal.onResize,
      lineBytesMax: limits.lineBytesMax,
      keys: dialect.keys ?? {},
    }),
    idle: () => life.ended() || life.parked() || keyboard.resting(),
    crash: (error) => {
      if (life.ended()) return
      onCrash?.(error)
      output.write(dialect.crash?.(error) ?? '')
      life.end(CRASH_EXIT_CODE, 'crash')
    },
  }
}

function createLife(close: (end: ConsoleEnd) => void): VisitLife {
  const done = defer<ConsoleEnd>()
  const running = new Set<() => void>()
  let ended = false
  let parked = 0
  return {
    ended: () => ended,
    done: done.promise,
    end: (exitCode, reason) => {
      if (ended) return
      ended = true
      for (const interrupt of running) interrupt()
      close({ exitCode, reason })
      done.resolve({ exitCode, reason })
    },
    whileRunning: (interrupt) => {
      running.add(interrupt)
      return () => void running.delete(interrupt)
    },
    parked: () => parked > 0,
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
