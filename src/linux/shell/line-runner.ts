import { lineParts, onOneLine, withJobPid } from '../bash/background-parts.ts'
import type { Interpreter, RunOutcome } from '../bash/interpreter.ts'
import type { LineState } from '../bash/line-state.ts'
import type { BashModule } from '../bash/load-bash.ts'
import type { SessionEnds } from '../bash/session-ends.ts'
import type { Interruptible } from './interruptible.ts'
import type { Jobs } from './jobs.ts'
import type { Visit } from './visit.ts'

/** How a line is run. */
export interface LineRun {
  readonly stdin?: Uint8Array
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
export interface LineRunnerPlan {
  readonly visit: Visit
  /** What the shell starts from. */
  readonly state: LineState
  readonly bash: BashModule
  readonly line: Interruptible
  readonly interpreter: Interpreter
  readonly ends: SessionEnds
  readonly jobs: Jobs
  /** What commands have thrown; the first is thrown again. */
  readonly crashes: readonly unknown[]
  /** A copy of the shell for what runs in the background. */
  readonly fork: (state: LineState) => Promise<LineRunner & { readonly pid: number }>
}

/** Makes the runner of a shell's lines. */
export function createLineRunner(plan: LineRunnerPlan): LineRunner {
  const { visit, bash, line, interpreter, ends, jobs, crashes } = plan
  let { state } = plan
  let lastJobPid: number | undefined

  function throwCrash(): void {
    if (crashes.length > 0) throw crashes[0]
  }

  async function runPart(text: string, { stdin, connected = true, signal: outer }: LineRun) {
    const input = stdin ? { stdin } : {}
    const typed = withJobPid(text, lastJobPid)
    const outcome = await line.during(
      (signal) => interpreter.run(typed, state, { signal, connected, ...input }),
      outer,
    )
    throwCrash()
    state = outcome.state
    return outcome
  }

  /** Begins a job in a copy of this shell, as bash forks one. */
  async function runBehind(text: string): Promise<RunOutcome> {
    const inner = await plan.fork(state)
    const run = async (signal: AbortSignal) => {
      const { stdout, stderr, exitCode } = await inner.run(text, { signal })
      ends.out(stdout)
      ends.error(Buffer.from(stderr))
      return exitCode
    }
    const { number } = jobs.start({ pid: inner.pid, text: onOneLine(text), run })
    state = { ...state, exitCode: 0 }
    lastJobPid = inner.pid
    if (visit.pty) visit.output.write(`[${number}] ${inner.pid}\n`)
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
