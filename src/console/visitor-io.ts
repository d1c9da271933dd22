import type { CommandIo } from './command-io.ts'
import type { Interruption } from './interruption.ts'
import { endLine } from './output.ts'
import type { CommandOutput } from './pager.ts'
import { createQuestions } from './questions.ts'
import type { Visit } from './visit.ts'

/** What a command tells and is told about its own end. */
export interface CommandLife {
  /** It is over, or has been given up; what it still does is ignored. */
  readonly over: () => boolean
  /** It ends the session with an exit code. */
  readonly ending: (exitCode: number) => void
}

/** Makes what one command sees of its visitor. */
export function createCommandIo<Session>(
  { options, modes, limits, history, settings, readLine, park }: Visit<Session>,
  { signal, interrupt, race }: Interruption,
  out: CommandOutput & CommandLife,
): CommandIo<Session> {
  const { clock, dialect, session } = options
  const over = () => signal.aborted || out.over()

  async function wait(ms: number): Promise<void> {
    let timer = 0
    const passed = new Promise<void>((resolve) => {
      timer = clock.setTimeout(resolve, ms)
    })
    try {
      await park(race(passed))
    } finally {
      clock.clearTimeout(timer)
    }
  }

  function print(text: string): void {
    write(endLine(text))
  }

  function write(text: string): void {
    if (!over()) out.write(text)
  }

  return {
    session,
    signal,
    print,
    write,
    wait,
    ...createQuestions({
      ready: out.settled,
      readLine,
      print,
      over,
      interrupt,
      confirm: dialect.confirm,
      answerBytesMax: limits.answerBytesMax,
    }),
    until: (work) => park(race(work)),
    enter: modes.enter,
    leave: () => {
      if (!modes.leave()) out.ending(0)
    },
    leaveAll: modes.leaveAll,
    end: (exitCode = 0) => out.ending(exitCode),
    modePath: modes.path,
    history: history.lines,
    terminal: settings,
  }
}
