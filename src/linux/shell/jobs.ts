import { Interrupted } from '../../console/command-io.ts'

/** What runs in the background of a shell. */
export interface Job {
  readonly number: number
  readonly pid: number
  readonly text: string
  readonly status: () => JobStatus
  /** The exit status, when it has come to its end. */
  readonly done: Promise<number>
  /** Ends it as a signal does; `status` is told from then on. */
  readonly end: (status: JobStatus) => void
}

/** How `jobs` calls a state: `Running`, `Done`, `Exit 1`, `Terminated`. */
export type JobStatus = string

/** The background jobs of one shell. */
export interface Jobs {
  /** The jobs that nobody has been told the end of, by number. */
  readonly all: () => readonly Job[]
  readonly start: (work: JobWork) => Job
  /** Forgets a job whose end has been told. */
  readonly forget: (job: Job) => void
  /** The lines of these jobs, as `jobs` prints them. */
  readonly lines: (jobs: readonly Job[], withPids?: boolean) => string
}

/** What a job is made of. */
export interface JobWork {
  readonly pid: number
  readonly text: string
  /** Gives the exit status. */
  readonly run: (signal: AbortSignal) => Promise<number>
}

/** Where a command stands in a line of `jobs` (bash). */
const STATUS_COLUMNS = 24

/** Makes an empty list; what a job throws is given to `crashed`. */
export function createJobs(crashed: (error: unknown) => void): Jobs {
  let jobs: readonly Job[] = []

  function start({ pid, text, run }: JobWork): Job {
    const number = (jobs.at(-1)?.number ?? 0) + 1
    const ending = new AbortController()
    let status: JobStatus = 'Running'
    async function work(): Promise<number> {
      const exitCode = await run(ending.signal).catch((error: unknown) => {
        crashed(error)
        return 1
      })
      if (status === 'Running') status = exitCode === 0 ? 'Done' : `Exit ${exitCode}`
      return exitCode
    }
    const end = (how: JobStatus) => {
      if (status !== 'Running') return
      status = how
      ending.abort(new Interrupted())
    }
    const job = { number, pid, text, end, status: () => status, done: work() }
    jobs = [...jobs, job]
    return job
  }

  function lineOf(job: Job, withPids: boolean): string {
    const mark = job === jobs.at(-1) ? '+' : job === jobs.at(-2) ? '-' : ' '
    const status = job.status()
    const pid = withPids ? `${job.pid} ` : ' '
    const text = status === 'Running' ? `${job.text} &` : job.text
    return `[${job.number}]${mark} ${pid}${status.padEnd(STATUS_COLUMNS)}${text}\n`
  }

  return {
    all: () => jobs,
    start,
    forget: (job) => {
      jobs = jobs.filter((known) => known !== job)
    },
    lines: (asked, withPids = false) => asked.map((job) => lineOf(job, withPids)).join(''),
  }
}
