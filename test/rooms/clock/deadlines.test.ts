import { array, assert, boolean, integer, nat, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { Deadlines } from '../../../src/clock/deadlines.ts'

const nothing = () => {}

test('deadlines come out in the order of their times, ties in the order they were made', () => {
  assert(
    property(array(integer({ min: 0, max: 20 })), (times) => {
      const deadlines = new Deadlines()
      for (const time of times) deadlines.add(time, nothing)
      const taken = []
      for (let next = deadlines.take(); next; next = deadlines.take()) taken.push(next)
      const expected = taken.toSorted((a, b) => a.dueMs - b.dueMs || a.id - b.id)
      expect(taken).toEqual(expected)
      expect(taken).toHaveLength(times.length)
    }),
  )
})

test('cancelled deadlines are never taken, however many there are', () => {
  assert(
    property(array(tuple(nat(50), boolean()), { maxLength: 400 }), (plans) => {
      const deadlines = new Deadlines()
      const kept = plans.filter(([time, keep]) => {
        const id = deadlines.add(time, nothing)
        if (!keep) deadlines.cancel(id)
        return keep
      })
      expect(deadlines.size).toBe(kept.length)
      let count = 0
      while (deadlines.take()) count++
      expect(count).toBe(kept.length)
    }),
  )
})

test('cancelling twice or after firing changes nothing', () => {
  const deadlines = new Deadlines()
  const id = deadlines.add(1, nothing)
  const other = deadlines.add(2, nothing)
  deadlines.cancel(id)
  deadlines.cancel(id)
  expect(deadlines.take()?.id).toBe(other)
  deadlines.cancel(other)
  expect(deadlines.size).toBe(0)
  expect(deadlines.take()).toBeUndefined()
})
