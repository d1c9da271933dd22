import { LabError } from '../errors/lab-error.ts'
import type { Activity } from './activity.ts'
import { Deadlines } from './deadlines.ts'
import { coalesce, type Periodic } from './periodic.ts'
import { armRealTimer, systemNow } from './real-time.ts'

/** Time as the appliances see it. Its `setTimeout` and `clearTimeout` fit XState's `clock` option. */
export interface Clock {
  /** Lab time in milliseconds since 1970. */
  now: () => number
  setTimeout: (fire: () => void, ms: number) => number
  clearTimeout: (id: number) => void
  /** Recurs every `periodMs`. With `coalesced`, firings that change nothing become one on a jump. */
  every: (periodMs: number, fire: (firings: number) => void, how?: Recurrence) => () => void
}

/** What a jump in time may do with a timer that recurs; `changesAt` is when it next changes something. */
export interface Recurrence {
  coalesced?: boolean
  changesAt?: () => number | undefined
}

/** Whether lab time stands still until told to move, or goes with the system's. */
export type ClockMode = 'virtual' | 'wall'

/** The last second that a certificate can name (RFC 5280 section 4.1.2.5); later dates have five-digit years. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59)

/**
 * The one clock of a lab. Virtual: time stands still until told to move. Wall: lab time is system time
 * plus an offset, and `advance` fires everything due on the way, then goes on.
 */
export class LabClock implements Clock {
  readonly #activity: Activity
  readonly #deadlines = new Deadlines()
  readonly #periodics = new Set<Periodic>()
  #mode: ClockMode = 'virtual'
  #nowMs: number
  #offsetMs = 0
  #moving = false
  #queue: Promise<void> = Promise.resolve()
  #disarm = () => {}

  constructor({ startMs, activity }: { startMs: number; activity: Activity }) {
    this.#nowMs = startMs
    this.#activity = activity
  }

  get mode(): ClockMode {
    return this.#mode
  }

  now = (): number => {
    if (this.#mode === 'virtual' || this.#moving) return this.#nowMs
    return Math.max(this.#nowMs, systemNow() + this.#offsetMs)
  }

  setTimeout = (fire: () => void, ms: number): number => {
    const id = this.#deadlines.add(this.now() + Math.max(0, ms), fire)
    this.#arm()
    return id
  }

  clearTimeout = (id: number): void => {
    this.#deadlines.cancel(id)
  }

  every = (
    periodMs: number,
    fire: (firings: number) => void,
    how: Recurrence = {},
  ): (() => void) => {
    const changesAt = how.coalesced ? how.changesAt : () => this.now()
    const dueMs = this.now() + periodMs
    const periodic: Periodic = { periodMs, fire, changesAt, dueMs, firings: 1, stopped: false }
    this.#periodics.add(periodic)
    this.#arm()
    return () => {
      periodic.stopped = true
      this.#periodics.delete(periodic)
    }
  }

  /** The next instant at which something is due. */
  nextDueMs(): number | undefined {
    const times = [this.#deadlines.peek()?.dueMs, this.#earliestPeriodic()?.dueMs].filter(isNumber)
    return times.length > 0 ? Math.min(...times) : undefined
  }

  /** Moves time by `ms`, stopping at every deadline on the way and letting the lab settle there. */
  advance(ms: number): Promise<void> {
    return this.#inTurn(() => this.#move((nowMs) => nowMs + ms))
  }

  /** Moves time to `instantMs`. Throws `clock-backwards`: certificates and journals only go forward. */
  advanceTo(instantMs: number): Promise<void> {
    return this.#inTurn(() => this.#move(() => instantMs))
  }

  /** Moves from deadline to deadline until `reached` is true; false when `limitMs` of lab time pass first. */
  until(reached: () => boolean, limitMs: number): Promise<boolean> {
    return this.#inTurn(async () => {
      const endMs = this.now() + limitMs
      await this.#activity.settled()
      while (!reached()) {
        const dueMs = this.nextDueMs()
        if (dueMs === undefined || dueMs > endMs) return false
        await this.#move((nowMs) => Math.max(nowMs, dueMs))
      }
      return true
    })
  }

  /** From now on lab time goes with the system's, from where it stands. */
  runOnWall(): void {
    if (this.#mode === 'wall') return
    this.#offsetMs = this.#nowMs - systemNow()
    this.#mode = 'wall'
    this.#arm()
  }

  /** From now on lab time stands still until told to move. */
  holdStill(): void {
    this.#nowMs = this.now()
    this.#mode = 'virtual'
    this.#disarm()
  }

  close(): void {
    this.holdStill()
    this.#periodics.clear()
    while (this.#deadlines.take());
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#queue.then(work)
    this.#queue = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }

  /** The target is told the instant from which time moves: on the wall it goes on between two looks. */
  async #move(target: (nowMs: number) => number): Promise<void> {
    const nowMs = this.now()
    const targetMs = target(nowMs)
    if (targetMs < nowMs) throw new LabError('clock-backwards', { nowMs, targetMs })
    if (!(targetMs <= LAST_INSTANT_MS)) throw new LabError('clock-too-far', { nowMs })
    this.#nowMs = nowMs
    this.#moving = true
    this.#disarm()
    try {
      await this.#activity.settled()
      while (this.#fireNext(targetMs)) await this.#activity.settled()
      this.#nowMs = targetMs
    } finally {
      this.#moving = false
      if (this.#mode === 'wall') this.#offsetMs = this.#nowMs - systemNow()
      this.#arm()
    }
  }

  /** Fires the one thing that is due first at or before `limitMs`. False when nothing is. */
  #fireNext(limitMs: number): boolean {
    const ordinaryMs = this.#deadlines.peek()?.dueMs ?? Number.POSITIVE_INFINITY
    const periodic = this.#nextPeriodic(Math.min(limitMs, ordinaryMs - 1))
    if (periodic) this.#firePeriodic(periodic)
    else if (ordinaryMs > limitMs) return false
    else {
      this.#nowMs = ordinaryMs
      this.#deadlines.take()!.fire()
    }
    return true
  }

  /** The periodic that fires first at or before `limitMs`, after those that may be skipped were. */
  #nextPeriodic(limitMs: number): Periodic | undefined {
    for (;;) {
      const earliest = this.#earliestPeriodic()
      if (!earliest || earliest.dueMs > limitMs) return undefined
      const { dueMs } = earliest
      coalesce(earliest, limitMs)
      if (earliest.dueMs === dueMs) return earliest
    }
  }

  #firePeriodic(periodic: Periodic): void {
    this.#nowMs = periodic.dueMs
    const { firings } = periodic
    periodic.firings = 1
    periodic.dueMs += periodic.periodMs
    if (!periodic.stopped) periodic.fire(firings)
  }

  #earliestPeriodic(): Periodic | undefined {
    let earliest: Periodic | undefined
    for (const periodic of this.#periodics)
      if (!earliest || periodic.dueMs < earliest.dueMs) earliest = periodic
    return earliest
  }

  /** On the wall clock, wakes up when the next thing is due. */
  #arm(): void {
    if (this.#mode !== 'wall' || this.#moving) return
    this.#disarm()
    const dueMs = this.nextDueMs()
    if (dueMs === undefined) return
    this.#disarm = armRealTimer(() => this.#wake(), Math.max(0, dueMs - this.now()))
  }

  #wake(): void {
    const nowMs = this.now()
    for (
      let dueMs = this.nextDueMs();
      dueMs !== undefined && dueMs <= nowMs;
      dueMs = this.nextDueMs()
    ) {
      if (this.#moving || this.#mode !== 'wall') return
      this.#fireDue(dueMs)
    }
    this.#nowMs = nowMs
    this.#arm()
  }

  #fireDue(dueMs: number): void {
    const ordinary = this.#deadlines.peek()
    if (ordinary && ordinary.dueMs <= dueMs) this.#deadlines.take()!.fire()
    else this.#firePeriodic(this.#earliestPeriodic()!)
  }
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined
}
