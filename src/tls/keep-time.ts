import type { Clock } from '../clock/lab-clock.ts'
import type { TlsLimits } from './limits.ts'

/** Ends connections whose handshake takes too long, or that are quiet for too long. */
export interface Timekeeper {
  /** The handshake is over; from now on only quiet counts. */
  readonly established: () => void
  /** Bytes went by. */
  readonly heard: () => void
  readonly stop: () => void
}

/** Starts the time of a handshake. */
export function keepTime(
  clock: Clock,
  { handshakeMs, idleMs }: Pick<TlsLimits, 'handshakeMs' | 'idleMs'>,
  expire: (detail: string) => void,
): Timekeeper {
  let heardMs = clock.now()
  let timer = clock.setTimeout(() => expire(`no handshake within ${handshakeMs} ms`), handshakeMs)

  function look(): void {
    timer = clock.setTimeout(
      () => {
        if (clock.now() - heardMs >= idleMs) expire('idle')
        else look()
      },
      heardMs + idleMs - clock.now(),
    )
  }

  return {
    established() {
      clock.clearTimeout(timer)
      if (idleMs > 0) look()
    },
    heard() {
      heardMs = clock.now()
    },
    stop: () => clock.clearTimeout(timer),
  }
}
