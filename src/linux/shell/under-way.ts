import type { Activity, Operation } from '../../clock/activity.ts'

/** What somebody's commands are doing, as far as lab time has to wait for it. */
export interface UnderWay {
  /** Work that waits for keys or for lab time, so that lab time may move. */
  readonly parked: <Value>(work: Promise<Value>) => Promise<Value>
  /** Work that can act now. */
  readonly busy: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/** Tells an activity what is under way; without one nobody waits. */
export function createUnderWay(activity: Activity | undefined): UnderWay {
  const running = new Set<Operation>()
  return {
    parked: async (work) => {
      const waiting = [...running]
      for (const operation of waiting) operation.park()
      try {
        return await work
      } finally {
        for (const operation of waiting) operation.resume()
      }
    },
    busy: async (work) => {
      const operation = activity?.begin('a command line')
      if (operation) running.add(operation)
      try {
        return await work()
      } finally {
        if (operation) running.delete(operation)
        operation?.end()
      }
    },
  }
}
