/**
 * The only file that reads the system's time or arms its timers; all else asks a `LabClock`.
 */

/** System time in milliseconds since 1970. */
export function systemNow(): number {
  return Date.now()
}

/** Milliseconds of a clock that never jumps; for measuring how long real work took. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}

/** Fires once after real milliseconds; the returned function calls it off. Does not keep the process alive when `idle`. */
export function armRealTimer(fire: () => void, ms: number, idle = false): () => void {
  const timer = setTimeout(fire, Math.min(ms, 0x7fffffff))
  if (idle) timer.unref()
  return () => clearTimeout(timer)
}

/** Lets everything that the event loop holds ready run once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Waits real milliseconds; only for what is outside the lab, such as a process starting. */
export function pauseReal(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
