/** A log file of the machine. */
export interface LogFile {
  readonly name: string
  readonly lines: readonly string[]
  /** Lab time of the last line, milliseconds since 1970. */
  readonly changedMs: number
}

/** The log files of the machine, kept in memory. */
export interface LogBook {
  readonly write: (name: string, ...lines: readonly string[]) => void
  readonly clear: (name: string) => void
  readonly read: (name: string) => LogFile | undefined
  /** By name. */
  readonly files: () => readonly LogFile[]
  /** Starts or stops tracing of an activity, named as it is typed. */
  readonly trace: (activity: string, on: boolean) => void
  readonly traced: () => readonly string[]
}

/** Lines kept of each file; the oldest go first. */
const LINES_MAX = 2_000
/** Files kept besides those that are there from the start. */
const FILES_MAX = 50

/** Opens the log files of a machine that has just been set up. */
export function createLogBook(now: () => number): LogBook {
  const files = new Map<string, LogFile>()
  const traced = new Set<string>()

  function write(name: string, ...lines: readonly string[]): void {
    const before = files.get(name)?.lines ?? []
    if (!files.has(name) && files.size >= FILES_MAX) return
    files.set(name, { name, lines: [...before, ...lines].slice(-LINES_MAX), changedMs: now() })
  }

  return {
    write,
    read: (name) => files.get(name),
    files: () => [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    clear(name) {
      if (files.delete(name)) write(name)
    },
    trace: (activity, on) => void (on ? traced.add(activity) : traced.delete(activity)),
    traced: () => [...traced].toSorted(),
  }
}
