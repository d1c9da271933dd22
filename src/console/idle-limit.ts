import type { Clock } from '../clock/lab-clock.ts'

/** Ends a session in which nothing is typed. */
export interface IdleLimit {
  /** Something has happened. */
  readonly touch: () => void
  /** Milliseconds of lab time; 0 turns the limit off. */
  readonly set: (ms: number) => void
  readonly stop: () => void
}

/** Calls `expire` when nothing has happened for so long; while the console is `busy` it waits on. */
export function createIdleLimit({
  clock,
  busy,
  expire,
}: {
  clock: Clock
  busy: () => boolean
  expire: () => void
}): IdleLimit {
  let limitMs = 0
  let touchedMs = clock.now()
  let timer: number | undefined

  function arm(ms: number): void {
    timer = clock.setTimeout(look, ms)
  }

  function look(): void {
    timer = undefined
    if (busy()) touchedMs = clock.now()
    const leftMs = touchedMs + limitMs - clock.now()
    if (leftMs > 0) arm(leftMs)
    else expire()
  }

  function stop(): void {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }

  return {
    touch: () => {
      touchedMs = clock.now()
    },
    set: (ms) => {
      stop()
      limitMs = ms
      touchedMs = clock.now()
      if (ms > 0) arm(ms)
    },
    stop,
  }
}
