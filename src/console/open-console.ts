import { completeLine, helpOn } from './assist.ts'
import type { LineEnding, LineRequest } from './line-request.ts'
import { contextOf, performLine } from './perform-line.ts'
import type { ConsoleEnd, ConsoleOptions, EndReason } from './console-options.ts'
import { createVisit, type Visit } from './visit.ts'

/** A command line that a visitor is using. */
export interface RunningConsole {
  readonly done: Promise<ConsoleEnd>
  /** Nothing will happen unless the visitor types or lab time passes. */
  readonly idle: () => boolean
  /** Ends the session at once, also when a command runs. The exit code is 0 unless given. */
  readonly close: (reason: EndReason, exitCode?: number) => void
}

/** Opens a command line on a terminal: prints the prompt and carries out what is typed until the session ends. */
export function openConsole<Session>(options: ConsoleOptions<Session>): RunningConsole {
  const visit = createVisit(options)
  visit.settings.setIdleLimit(options.dialect.idle?.afterMs ?? 0)
  void converse(visit).catch(visit.crash)
  return {
    done: visit.done,
    idle: visit.idle,
    close: (reason, exitCode = 0) => visit.end(exitCode, reason),
  }
}

/** Carries out the lines of an exec request, without echo, prompt or pager; the exit code is 1 when the last was refused. */
export function runLine<Session>(
  options: ConsoleOptions<Session> & { line: string },
): RunningConsole {
  const visit = createVisit(options)
  void performAll(visit, options.line).catch(visit.crash)
  return {
    done: visit.done,
    idle: visit.idle,
    close: (reason, exitCode = 0) => visit.end(exitCode, reason),
  }
}

async function performAll<Session>(visit: Visit<Session>, text: string): Promise<void> {
  let understood = true
  for (const line of text.split(/\r\n|\r|\n/)) {
    understood = await performLine(visit, line, '')
    if (visit.ended()) return
  }
  visit.end(understood ? 0 : 1, 'exit')
}

async function converse<Session>(visit: Visit<Session>): Promise<void> {
  const { modes, options } = visit
  while (!visit.ended()) {
    const prompt = modes.current().prompt(options.session, modes.path())
    const ending = await visit.readLine(requestFor(visit, prompt))
    if (visit.ended()) return
    if (ending.by === 'enter' || ending.by === 'suspend')
      await performLine(visit, ending.text, prompt)
    afterLine(visit, ending)
  }
}

function requestFor<Session>(visit: Visit<Session>, prompt: string): LineRequest {
  const context = () => contextOf(visit, prompt)
  return {
    prompt,
    echo: true,
    assist: {
      history: visit.history.lines(),
      help: (line) => helpOn(line, context()),
      complete: (line, again) => completeLine(line, again, context()),
    },
  }
}

function afterLine<Session>({ modes, options, end }: Visit<Session>, { by }: LineEnding): void {
  if (by === 'suspend') modes.leaveAll()
  if (by === 'gone') end(0, 'end-of-input')
  if (by !== 'end-of-input') return
  if (options.dialect.keys?.endOfInput !== 'leave' || !modes.leave()) end(0, 'exit')
}
