import { parseDuration, type Clock } from '../../src/emulator/index.ts'

/** How far an appliance's clock is off, of `-400d` or `90m`; milliseconds. Throws `bad-duration`. */
export function clockSkewMs(text = '0s'): number {
  const isBehind = text.startsWith('-')
  const ms = parseDuration(text.replace(/^[+-]/, ''))
  return isBehind ? -ms : ms
}

/** The clock of an appliance that is off by so many milliseconds; timers are the lab's. */
export function skewedClock(clock: Clock, skewMs: number): Clock {
  if (skewMs === 0) return clock
  const { now, setTimeout, clearTimeout, every } = clock
  return { now: () => now() + skewMs, setTimeout, clearTimeout, every }
}
