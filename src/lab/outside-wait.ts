import type { Activity, Operation } from '../clock/activity.ts'
import { armRealTimer } from '../clock/real-time.ts'
import { limits } from './limits.ts'

/** Holds lab time while a host outside may still answer a datagram. */
export interface OutsideWait {
  readonly begin: () => void
  readonly over: () => void
}

/** Whether an answer comes cannot be seen, so lab time waits `datagramOutsideMs` of real time for it. */
export function outsideWait(activity: Activity, name: string): OutsideWait {
  let operation: Operation | undefined
  let disarm = () => {}

  function over(): void {
    disarm()
    operation?.end()
    operation = undefined
  }

  return {
    over,
    begin() {
      over()
      operation = activity.begin(name)
      disarm = armRealTimer(over, limits.datagramOutsideMs)
    },
  }
}
