import { parseDuration, parseInstant, type Clock, type Recorder } from '../../src/emulator/index.ts'

/** The clock of an appliance, which may be wrong and may be set; its timers are the lab's. */
export interface OwnClock extends Clock {
  /** By how much it is ahead of the lab's now, milliseconds; negative when it is behind. */
  readonly aheadMs: () => number
  /** What it showed at an instant of lab time; both in milliseconds since 1970. */
  readonly at: (labMs: number) => number
  readonly set: (ownMs: number) => void
}

/** Settings that are remembered, so that what has been keeps its time; the oldest one goes first. */
const SETTINGS_MAX = 1_000

/** The clock of an appliance that is ahead of the lab's by so many milliseconds until somebody sets it. */
export function ownClock(clock: Clock, aheadMs: number): OwnClock {
  const { setTimeout, clearTimeout, every } = clock
  const settings = [{ sinceMs: Number.NEGATIVE_INFINITY, aheadMs }]
  const settingAt = (labMs: number) =>
    settings.findLast(({ sinceMs }) => sinceMs <= labMs) ?? settings[0]!
  return {
    setTimeout,
    clearTimeout,
    every,
    now: () => clock.now() + settings.at(-1)!.aheadMs,
    aheadMs: () => settings.at(-1)!.aheadMs,
    at: (labMs) => labMs + settingAt(labMs).aheadMs,
    set(ownMs) {
      const nowMs = clock.now()
      settings.push({ sinceMs: nowMs, aheadMs: ownMs - nowMs })
      if (settings.length > SETTINGS_MAX) settings.shift()
    },
  }
}

/** How far an appliance's clock is off, of `-400d` or `90m`; milliseconds. Throws `bad-duration`. */
export function clockSkewMs(text = '0s'): number {
  const isBehind = text.startsWith('-')
  const ms = parseDuration(text.replace(/^[+-]/, ''))
  return isBehind ? -ms : ms
}

/** The event by which a script sets the clock of an appliance, as `describe` shows it. */
export const clockSetSheet = {
  says: 'Somebody sets the clock of the appliance; certificates are judged by it from the next handshake on.',
  facts: {
    to: {
      says: 'an instant, as 2034-10-01T00:00:00Z, or by how much it is moved, as +400d or -90m',
    },
  },
  check: ({ to = '' }: Readonly<Record<string, string>>): void => void settingMs(to, 0),
}

/** Sets the clock of an appliance to an instant, or moves it by a duration with a sign. Throws `bad-instant` and `bad-duration`. */
export function setOwnClock(clock: OwnClock, to: string, record: Recorder): void {
  const [fromMs, toMs] = [clock.now(), settingMs(to, clock.now())]
  clock.set(toMs)
  record('clock.changed', { from: isoText(fromMs), to: isoText(toMs) })
}

function settingMs(to: string, nowMs: number): number {
  return /^[+-]/.test(to) ? nowMs + clockSkewMs(to) : parseInstant(to)
}

function isoText(ms: number): string {
  return new Date(ms).toISOString()
}
