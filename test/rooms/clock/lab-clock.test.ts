import { afterEach, expect, test, vi } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { days, hours, minutes, seconds } from '../../../src/clock/durations.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'

afterEach(() => void vi.restoreAllMocks())

const START = Date.parse('2019-09-11T10:00:00Z')

function clockAt(startMs = START) {
  const activity = createActivity({ limitMs: 500 })
  return { activity, clock: new LabClock({ startMs, activity }) }
}

test('time stands still until it is told to move', async () => {
  const { clock } = clockAt()
  const fired: number[] = []
  clock.setTimeout(() => fired.push(clock.now()), 1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(clock.now()).toBe(START)
  expect(fired).toEqual([])
})

test('one jump over chained delays fires each at its own instant', async () => {
  const { clock } = clockAt()
  const fired: number[] = []
  const chain = () => {
    fired.push(clock.now() - START)
    if (fired.length < 10) clock.setTimeout(chain, 1_000)
  }
  clock.setTimeout(chain, 1_000)
  await clock.advance(10_000)
  expect(fired).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(seconds))
  expect(clock.now()).toBe(START + 10_000)
})

test('a delay that starts in a promise after a deadline still fires within the same jump', async () => {
  const { clock } = clockAt()
  const fired: number[] = []
  clock.setTimeout(() => {
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => clock.setTimeout(() => fired.push(clock.now() - START), 500))
  }, 1_000)
  await clock.advance(2_000)
  expect(fired).toEqual([1_500])
})

test('deadlines of one instant fire in the order in which they were made', async () => {
  const { clock } = clockAt()
  const fired: string[] = []
  for (const name of ['a', 'b', 'c']) clock.setTimeout(() => fired.push(name), 100)
  await clock.advance(100)
  expect(fired.join('')).toBe('abc')
})

test('a cancelled deadline does not fire', async () => {
  const { clock } = clockAt()
  const fired: string[] = []
  clock.clearTimeout(clock.setTimeout(() => fired.push('cancelled'), 10))
  await clock.advance(20)
  expect(fired).toEqual([])
})

test('time does not move while an operation runs, and says which one', async () => {
  const { clock, activity } = clockAt()
  activity.begin('upload of /fi.bak')
  await expect(clock.advance(1)).rejects.toThrow('still running: upload of /fi.bak')
})

test('time moves while an operation is parked', async () => {
  const { clock, activity } = clockAt()
  const upload = activity.begin('upload')
  upload.park()
  await clock.advance(minutes(2))
  expect(clock.now()).toBe(START + minutes(2))
})

test('the clock does not go backwards', async () => {
  const { clock } = clockAt()
  await expect(clock.advanceTo(START - 1)).rejects.toMatchObject({ code: 'clock-backwards' })
})

test('two jumps asked for at once happen one after the other', async () => {
  const { clock } = clockAt()
  const seen: number[] = []
  clock.setTimeout(() => seen.push(clock.now() - START), 150)
  await Promise.all([clock.advance(100), clock.advance(100)])
  expect(clock.now()).toBe(START + 200)
  expect(seen).toEqual([150])
})

test('until moves to the deadline that makes it true, and no further', async () => {
  const { clock } = clockAt()
  let open = false
  clock.setTimeout(() => (open = true), 5_000)
  clock.setTimeout(() => {}, 9_000)
  expect(await clock.until(() => open, minutes(1))).toBe(true)
  expect(clock.now()).toBe(START + 5_000)
})

test('until gives up when the limit comes before the next deadline', async () => {
  const { clock } = clockAt()
  clock.setTimeout(() => {}, minutes(10))
  expect(await clock.until(() => false, minutes(1))).toBe(false)
})

test('a coalesced timer fires once on a jump, at its last due time, with all its firings', async () => {
  const { clock } = clockAt()
  const calls: [number, number][] = []
  clock.every(hours(1), (firings) => calls.push([clock.now() - START, firings]), {
    coalesced: true,
  })
  await clock.advance(days(3652) + minutes(30))
  expect(calls).toEqual([[days(3652), 3652 * 24]])
})

test('a coalesced timer fires at the instant at which it changes something', async () => {
  const { clock } = clockAt()
  const warnsAt = START + days(100) + minutes(20)
  const calls: [number, number][] = []
  clock.every(hours(1), (firings) => calls.push([(clock.now() - START) / hours(1), firings]), {
    coalesced: true,
    changesAt: () => (clock.now() < warnsAt ? warnsAt : undefined),
  })
  await clock.advance(days(200))
  expect(calls).toEqual([
    [2400, 2400],
    [2401, 1],
    [4800, 2399],
  ])
})

test('a deadline on the way sees the firings that came before it', async () => {
  const { clock } = clockAt()
  let beats = 0
  let seen = -1
  clock.every(seconds(30), (firings) => (beats += firings), { coalesced: true })
  clock.setTimeout(() => (seen = beats), minutes(10))
  await clock.advance(hours(1))
  expect(seen).toBe(19)
  expect(beats).toBe(120)
})

test('a thousand coalesced timers fire once each on a jump', async () => {
  const { clock } = clockAt()
  let calls = 0
  let firings = 0
  for (let index = 0; index < 1_000; index++) {
    const count = (times: number) => {
      calls++
      firings += times
    }
    clock.every(hours(1) + index, count, { coalesced: true })
  }
  await clock.advance(days(3652))
  expect(calls).toBe(1_000)
  expect(firings).toBeGreaterThan(1_000 * 87_000)
})

test('a timer that is not coalesced fires every time', async () => {
  const { clock } = clockAt()
  let calls = 0
  const stop = clock.every(seconds(10), () => calls++)
  await clock.advance(minutes(1))
  stop()
  await clock.advance(minutes(1))
  expect(calls).toBe(6)
})

test('on the wall clock lab time goes on by itself, and a jump goes on from where it lands', async () => {
  const { clock } = clockAt()
  clock.runOnWall()
  await clock.advance(days(3651))
  expect(clock.now()).toBeGreaterThanOrEqual(START + days(3651))
  expect(clock.now()).toBeLessThan(START + days(3651) + minutes(1))
  clock.holdStill()
  const held = clock.now()
  await new Promise((resolve) => setImmediate(resolve))
  expect(clock.now()).toBe(held)
})

test('on the wall clock a jump by nothing is one, though time goes on meanwhile', async () => {
  const { clock } = clockAt()
  let systemMs = START
  vi.spyOn(Date, 'now').mockImplementation(() => systemMs++)
  clock.runOnWall()
  await clock.advance(0)
  clock.setTimeout(() => {}, 0)
  expect(await clock.until(() => clock.nextDueMs() === undefined, 1_000)).toBe(true)
})

test('on the wall clock a deadline fires when its time comes', async () => {
  const { clock } = clockAt()
  clock.runOnWall()
  await new Promise<void>((resolve) => clock.setTimeout(resolve, 5))
  expect(clock.now()).toBeGreaterThanOrEqual(START + 5)
  clock.close()
})
