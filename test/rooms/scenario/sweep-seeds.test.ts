import { expect, test } from 'vitest'
import { beginningOf, isSwept, sweepSeeds } from '../../../src/scenario/sweep-seeds.ts'

test('a sweep begins with the seed it was given', () => {
  expect(sweepSeeds('lab', 3)).toEqual(['lab', 'lab#2', 'lab#3'])
})

test.each([
  ['lab', 'lab'],
  ['lab#2', 'lab'],
  ['lab#2#3', 'lab'],
  ['lab #2b', 'lab #2b'],
  ['#2', '#2'],
])('the sweep of the seed %s began with %s', (seed, beginning) => {
  expect(beginningOf(seed)).toBe(beginning)
  expect(isSwept(seed)).toBe(seed !== beginning)
})
