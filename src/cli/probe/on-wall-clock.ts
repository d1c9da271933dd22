import { createActivity } from '../../clock/activity.ts'
import { LabClock } from '../../clock/lab-clock.ts'
import { systemNow } from '../../clock/real-time.ts'

/** Runs work on a clock that goes with the system's. */
export async function onWallClock<Result>(
  work: (clock: LabClock) => Promise<Result>,
): Promise<Result> {
  const activity = createActivity({ limitMs: Infinity })
  const clock = new LabClock({ startMs: systemNow(), activity })
  clock.runOnWall()
  try {
    return await work(clock)
  } finally {
    clock.close()
  }
}
