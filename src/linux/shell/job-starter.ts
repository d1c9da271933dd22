import { onOneLine } from '../bash/background-parts.ts'
import type { LineState } from '../bash/line-state.ts'
import type { SessionEnds } from '../bash/session-ends.ts'
import { JOBS_DEEP_MAX, JOBS_MAX } from '../limits.ts'
import type { Jobs } from './jobs.ts'
import type { LineRunner } from './line-runner.ts'
import type { Visit } from './visit.ts'

/** What a starter of jobs is made of. */
export interface JobStarterPlan {
  readonly visit: Visit
  readonly ends: SessionEnds
  readonly jobs: Jobs
  /** Jobs that this shell itself stands in, one inside of the other. */
  readonly depth: number
  /** A copy of the shell for what runs in the background. */
  readonly fork: (state: LineState) => Promise<LineRunner & { readonly pid: number }>
}

/** Begins jobs, each in a copy of its shell, as bash forks one. */
export interface JobStarter {
  readonly start: (text: string, state: LineState) => Promise<void>
  /** The process id of the last one, which is `$!`. */
  readonly lastPid: () => number | undefined
}

/** What bash says when the kernel gives it no further process. */
const NO_PROCESS = 'bash: fork: retry: Resource temporarily unavailable\n'

/** Makes a starter that has begun no job. */
export function createJobStarter({ visit, ends, jobs, depth, fork }: JobStarterPlan): JobStarter {
  let lastPid: number | undefined

  async function runIn(inner: LineRunner, text: string, signal: AbortSignal): Promise<number> {
    const { stdout, stderr, exitCode } = await inner.run(text, { signal })
    ends.out(stdout)
    ends.error(Buffer.from(stderr))
    // What the job has left behind ends with it when it is ended.
    const endRest = () => void inner.jobsOver({ end: true })
    signal.addEventListener('abort', endRest)
    await inner.jobsOver({ end: signal.aborted })
    signal.removeEventListener('abort', endRest)
    return exitCode
  }

  return {
    lastPid: () => lastPid,
    start: async (text, state) => {
      const running = jobs.all().filter((job) => job.status() === 'Running')
      if (depth >= JOBS_DEEP_MAX || running.length >= JOBS_MAX)
        return ends.error(Buffer.from(NO_PROCESS))
      const inner = await fork(state)
      const run = (signal: AbortSignal) => runIn(inner, text, signal)
      const { number } = jobs.start({ pid: inner.pid, text: onOneLine(text), run })
      lastPid = inner.pid
      if (visit.pty && depth === 0) visit.output.write(`[${number}] ${inner.pid}\n`)
    },
  }
}
