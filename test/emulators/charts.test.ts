import { describe, expect, test } from 'vitest'
import { emulators } from '../../emulators/index.ts'
import { catalogue } from '../../src/journal/catalogue.ts'
import {
  deadEnds,
  misspeltDelays,
  namelessDelays,
  strayKeys,
  uncataloguedEmits,
  undescribedStates,
  unreachableStates,
} from './chart-walk.ts'

const names = new Set(Object.keys(catalogue))
const charts = emulators.flatMap(({ name, machines }) =>
  machines.map((machine) => ({ chart: `${name} ${machine.id}`, machine })),
)

test('there are charts to walk, and each has a name of its own', () => {
  expect(charts).not.toEqual([])
  expect(new Set(charts.map(({ chart }) => chart)).size).toBe(charts.length)
})

describe.each(charts)('the chart of $chart', ({ machine }) => {
  test('names only delays that exist', () => expect(misspeltDelays(machine)).toEqual([]))

  test('gives every delayed event an id', () => expect(namelessDelays(machine)).toEqual([]))

  test('has no key that XState ignores', () => expect(strayKeys(machine)).toEqual([]))

  test('describes every state in a sentence', () => expect(undescribedStates(machine)).toEqual([]))

  test('reaches every state', () => expect(unreachableStates(machine)).toEqual([]))

  test('leaves every state that is no place to stay', () => expect(deadEnds(machine)).toEqual([]))

  test('emits only what the journal lists', () =>
    expect(uncataloguedEmits(machine, names)).toEqual([]))
})
