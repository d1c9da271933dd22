import { toMs } from '../clock/durations.ts'
import { pauseReal } from '../clock/real-time.ts'
import { LabError } from '../errors/lab-error.ts'
import type { RunningLab } from '../lab/lab.ts'

/** How lab time passes while the code under test does something. */
export interface LabWork {
  /** Resolves when so much lab time has passed; for code under test that takes its sleep as an argument. */
  readonly wait: (duration: number | string) => Promise<void>
  /**
   * Lets lab time pass from event to event until the work is done, for at most `limit` of it; an hour unless given. On
   * the wall clock it just waits. Rejects as the work does, and with `work-unfinished`.
   */
  readonly during: <T>(work: () => Promise<T>, limit?: number | string) => Promise<T>
  /** Lets lab time go with the system's until the work is done; for clients that are programs of their own. */
  readonly inRealTime: <T>(work: () => Promise<T>) => Promise<T>
}

/** Real milliseconds that the code under test has for what no connection shows, such as reading a file. */
const GRACE_MS = 10
const DEFAULT_LIMIT = '1h'

/** Makes the passing of time for one lab. */
export function labWork({ clock, services }: RunningLab): LabWork {
  async function during<T>(work: () => Promise<T>, limit: number | string = DEFAULT_LIMIT) {
    if (clock.mode === 'wall') return work()
    const limitMs = toMs(limit)
    const endMs = clock.now() + limitMs
    const underWay = watched(work())
    while (!(await isDone(underWay))) {
      const dueMs = clock.nextDueMs()
      if (dueMs === undefined || dueMs > endMs) throw new LabError('work-unfinished', { limitMs })
      await clock.advanceTo(Math.max(dueMs, clock.now()))
    }
    return underWay.outcome
  }

  /** Whether the work is over once nothing in the lab can act at this instant any more. */
  async function isDone({ outcome, isOver }: Watched<unknown>): Promise<boolean> {
    await services.activity.settled()
    if (!isOver()) await Promise.race([outcome.catch(() => {}), pauseReal(GRACE_MS)])
    await services.activity.settled()
    return isOver()
  }

  return {
    during,
    wait: (duration) => new Promise((resolve) => void clock.setTimeout(resolve, toMs(duration))),
    async inRealTime(work) {
      if (clock.mode === 'wall') return work()
      clock.runOnWall()
      try {
        return await work()
      } finally {
        clock.holdStill()
      }
    },
  }
}

interface Watched<T> {
  readonly outcome: Promise<T>
  readonly isOver: () => boolean
}

/** A promise that can be asked whether it is pending, and that nobody has to await. */
function watched<T>(outcome: Promise<T>): Watched<T> {
  let over = false
  const end = () => {
    over = true
  }
  outcome.then(end, end)
  return { outcome, isOver: () => over }
}
