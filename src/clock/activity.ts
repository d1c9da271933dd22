import { LabError } from '../errors/lab-error.ts'
import { nextTurn, pauseReal, stopwatch } from './real-time.ts'

/** Something in the lab that can still act at the present instant. */
export interface Operation {
  readonly name: string
  /** It is over; a second call does nothing. */
  end: () => void
  /** It waits for a deadline or for a peer that a fault has silenced, so time may move. */
  park: () => void
  /** What it waited for has come. */
  resume: () => void
}

/** Knows what in the lab is still under way, so that virtual time moves only when nothing is. */
export interface Activity {
  /** Registers an operation as running until `end`. The name is shown when the lab does not settle. */
  begin: (name: string) => Operation
  /** Runs `work` as one operation. */
  during: <T>(name: string, work: () => Promise<T>) => Promise<T>
  /** Asks `inFlight` at every look until it has answered `undefined` once after the last `touch`. */
  watch: (inFlight: () => string | undefined) => Watch
  /** Resolves when nothing is runnable and nothing is in flight. Throws `lab-not-settled`. */
  settled: () => Promise<void>
  /** Names of the operations that run now, parked ones left out. */
  running: () => string[]
}

export interface Watch {
  touch: () => void
  stop: () => void
}

/** Event-loop turns without activity after which the lab counts as settled. */
const QUIET_TURNS = 2
/** Turns spent spinning before the wait becomes a short sleep, to leave the processor to the peer. */
const SPIN_TURNS = 200
const SLEEP_MS = 1

/** Makes the register of one lab. `limitMs` is real time: how long `settled` waits before it gives up. */
export function createActivity({ limitMs }: { limitMs: number }): Activity {
  const operations = new Set<Operation>()
  const hot = new Set<() => string | undefined>()
  let version = 0

  function begin(name: string): Operation {
    const change = (act: () => void) => () => {
      version++
      act()
    }
    let ended = false
    const operation: Operation = {
      name,
      end: change(() => {
        ended = true
        operations.delete(operation)
      }),
      park: change(() => operations.delete(operation)),
      resume: change(() => {
        if (!ended) operations.add(operation)
      }),
    }
    version++
    operations.add(operation)
    return operation
  }

  /** First thing found that is still under way. Watches that answer "nothing" cool down. */
  function underWay(): string | undefined {
    for (const { name } of operations) return name
    for (const inFlight of hot) {
      const name = inFlight()
      if (name !== undefined) return name
      hot.delete(inFlight)
    }
    return undefined
  }

  async function settled(): Promise<void> {
    const elapsedMs = stopwatch()
    let quiet = 0
    for (let turn = 0; quiet < QUIET_TURNS; turn++) {
      const before = version
      await nextTurn()
      const name = underWay()
      quiet = name === undefined && version === before ? quiet + 1 : 0
      if (name === undefined || turn < SPIN_TURNS) continue
      if (elapsedMs() > limitMs)
        throw new LabError('lab-not-settled', { limitMs, running: [name, ...running()] })
      await pauseReal(SLEEP_MS)
    }
  }

  function running(): string[] {
    return [...operations].map(({ name }) => name)
  }

  return {
    begin,
    running,
    settled,
    async during(name, work) {
      const operation = begin(name)
      try {
        return await work()
      } finally {
        operation.end()
      }
    },
    watch(inFlight) {
      const touch = () => {
        version++
        hot.add(inFlight)
      }
      touch()
      return { touch, stop: () => void hot.delete(inFlight) }
    },
  }
}

