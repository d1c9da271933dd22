import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import type { WrittenTurn } from '../../../src/scenario/replay/inputs-file.ts'
import { typeOf, varyTurns } from '../../../src/scenario/replay/vary-turns.ts'

function turnOf(type: string, second: number): WrittenTurn {
  const time = new Date(second * 1_000).toISOString()
  const out = { emitted: [], sent: [], state: 'on' }
  return { time, appliance: 'fi', chart: 'visit', machine: 'visit', event: { type }, ...out }
}

/** A chart that begins, and takes in as many events of one type. */
function course(type: string, count = 400): WrittenTurn[] {
  const events = Array.from({ length: count }, (_, at) => turnOf(`${type} ${at}`, at + 1))
  return [turnOf('xstate.init', 0), ...events]
}

const vary = (turns: readonly WrittenTurn[], seed = 'one') => varyTurns(turns, entropyFrom(seed))
const places = (turns: readonly WrittenTurn[]) =>
  turns.slice(1).map((turn) => Number(typeOf(turn).split(' ')[1]))

test('some events are lost, some come twice and some after the next one', () => {
  const turns = course('knob.turned')
  const varied = places(vary(turns))
  const had = new Set(varied)
  expect(turns.length - 1 - had.size).toBeGreaterThan(0)
  expect(varied.length - had.size).toBeGreaterThan(0)
  expect(varied.some((place, at) => place < (varied[at - 1] ?? 0))).toBe(true)
})

test('the same seed changes the same, another one something else', () => {
  const turns = course('knob.turned')
  expect(vary(turns)).toEqual(vary(turns))
  expect(vary(turns, 'two')).not.toEqual(vary(turns))
})

test('timers and results of actors do not come twice', () => {
  const varied = places(vary(course('xstate.after.knobTime')))
  expect(new Set(varied).size).toBe(varied.length)
  expect(varied.length).toBeLessThan(400)
})

test('a chart begins as it did, and time does not go back', () => {
  const begins = Array.from({ length: 300 }, () => course('knob.turned', 1)).flat()
  const varied = vary(begins)
  expect(varied.filter((turn) => typeOf(turn) === 'xstate.init')).toHaveLength(300)
  const times = vary(course('knob.turned')).map(({ time }) => time)
  expect(times).toEqual(times.toSorted())
})
