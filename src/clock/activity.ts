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

/** A look-out for something on its way, such as the bytes of a wire. */
export interface Watch {
  touch: () => void
  stop: () => void
}

/** Event-loop turns without activity after which the lab counts as settled. */
const QUIET_TURNS = 2
/** Turns spent spinning before the wait becomes a short sleep, to leave the processor to the peer. */
const SPIN_TURNS = 200
const SLEEP_MS = 1
/** Operations that are no reason to wait longer. */
const FEW_OPERATIONS = 20
/** Real milliseconds more that the lab has to settle for each further operation that runs: a thousand may begin at once. */
const OPERATION_MS = 100

/** What the parts of a register share: a count of changes, to see that nothing happened during a turn. */
interface Changes {
  version: number
}

/** Makes the register of one lab. `limitMs` is real time: how long `settled` waits, with few operations, before it gives up. */
export function createActivity({ limitMs }: { limitMs: number }): Activity {
  const changes: Changes = { version: 0 }
  const operations = createOperations(changes)
  const watches = createWatches(changes)

  async function settled(): Promise<void> {
    const elapsedMs = stopwatch()
    let quiet = 0
    let most = 0
    for (let turn = 0; quiet < QUIET_TURNS; turn++) {
      const before = changes.version
      await nextTurn()
      const name = operations.first() ?? watches.first()
      quiet = name === undefined && changes.version === before ? quiet + 1 : 0
      if (name === undefined || turn < SPIN_TURNS) continue
      most = Math.max(most, operations.count())
      const allowedMs = limitMs + OPERATION_MS * Math.max(0, most - FEW_OPERATIONS)
      if (elapsedMs() > allowedMs)
        throw new LabError('lab-not-settled', {
          limitMs: allowedMs,
          running: [name, ...operations.names()],
        })
      await pauseReal(SLEEP_MS)
    }
  }

  return {
    begin: operations.begin,
    running: operations.names,
    watch: watches.watch,
    settled,
    during: async (name, work) => {
      const operation = operations.begin(name)
      try {
        return await work()
      } finally {
        operation.end()
      }
    },
  }
}

function createOperations(changes: Changes) {
  const running = new Set<Operation>()

  function begin(name: string): Operation {
    let ended = false
    const change = (act: () => void) => () => {
      changes.version++
      act()
    }
    const operation: Operation = {
      name,
      end: change(() => {
        ended = true
        running.delete(operation)
      }),
      park: change(() => running.delete(operation)),
      resume: change(() => {
        if (!ended) running.add(operation)
      }),
    }
    changes.version++
    running.add(operation)
    return operation
  }

  return {
    begin,
    names: () => [...running].map(({ name }) => name),
    count: () => running.size,
    first: (): string | undefined => {
      for (const { name } of running) return name
      return undefined
    },
  }
}

/** Only watches that were touched since they last said "nothing" are asked: most wires of a large lab rest. */
function createWatches(changes: Changes) {
  const hot = new Set<() => string | undefined>()
  return {
    watch: (inFlight: () => string | undefined): Watch => {
      const touch = () => {
        changes.version++
        hot.add(inFlight)
      }
      touch()
      return { touch, stop: () => void hot.delete(inFlight) }
    },
    first: (): string | undefined => {
      for (const inFlight of hot) {
        const name = inFlight()
        if (name !== undefined) return name
        hot.delete(inFlight)
      }
      return undefined
    },
  }
}
