import { lineParts, withJobPid } from '../bash/background-parts.ts'
import type { Interpreter, RunOutcome } from '../bash/interpreter.ts'
import type { LineState } from '../bash/line-state.ts'
import type { BashModule } from '../bash/load-bash.ts'
import type { Interruptible } from './interruptible.ts'
import { createJobStarter, type JobStarterPlan } from './job-starter.ts'

/** How a line is run. */
export interface LineRun {
  readonly stdin?: Uint8Array
  /** Free inputs are the visitor's; as `connected` unless given. */
  readonly visitorInput?: boolean
  /** False collects what is said; true unless given. */
  readonly connected?: boolean
  /** Ends the line from outside. */
  readonly signal?: AbortSignal
}

/** Runs the lines of a shell, one after the other, and what stands before an `&` beside them. */
export interface LineRunner {
  readonly state: () => LineState
  /** Makes this the `$?` of the next line. */
  readonly note: (exitCode: number) => void
  readonly run: (line: string, how?: LineRun) => Promise<RunOutcome>
  /** Resolves when nothing runs in the background any more; with `end` it is ended first. */
  readonly jobsOver: (how: { readonly end: boolean }) => Promise<void>
}

/** What a runner of lines is made of. */
export interface LineRunnerPlan extends JobStarterPlan {
  /** What the shell starts from. */
  readonly state: LineState
  readonly bash: BashModule
  readonly line: Interruptible
  readonly interpreter: Interpreter
  /** What commands have thrown; the first is thrown again. */
  readonly crashes: readonly unknown[]
}

/** Makes the runner of a shell's lines. */
export function createLineRunner(plan: LineRunnerPlan): LineRunner {
  const { bash, line, interpreter, jobs, crashes } = plan
  let { state } = plan
  const starter = createJobStarter(plan)

  function throwCrash(): void {
    if (crashes.length > 0) throw crashes[0]
  }

  async function runPart(
    text: string,
    { stdin, connected = true, signal: outer, ...how }: LineRun,
  ) {
    const { visitorInput = connected && !stdin } = how
    const input = stdin ? { stdin } : {}
    const typed = withJobPid(text, starter.lastPid())
    const outcome = await line.during(
      (signal) =>
        interpreter.run(typed, state, {
          signal,
          connected,
          visitorInput,
          startBehind: starter.start,
          ...input,
        }),
      outer,
    )
    throwCrash()
    state = outcome.state
    return outcome
  }

  async function runBehind(text: string): Promise<RunOutcome> {
    await starter.start(text, state)
    state = { ...state, exitCode: 0 }
    return { state, stdout: new Uint8Array(0), stderr: '', exitCode: 0, exited: false }
  }

  return {
    state: () => state,
    note: (exitCode) => {
      state = { ...state, exitCode }
    },
    run: async (text, how = {}) => {
      const said: RunOutcome[] = []
      for (const part of lineParts(bash, text)) {
        const outcome = await (part.background ? runBehind(part.text) : runPart(part.text, how))
        said.push(outcome)
        if (outcome.exited || line.signal().aborted) break
      }
      const stdout = Buffer.concat(said.map((outcome) => outcome.stdout))
      return { ...said.at(-1)!, stdout, stderr: said.map((outcome) => outcome.stderr).join('') }
    },
    jobsOver: async ({ end }) => {
      for (const job of jobs.all()) {
        if (end) job.end('Hangup')
        await job.done
      }
      throwCrash()
    },
  }
}
