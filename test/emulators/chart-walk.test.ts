import { createMachine, emit, enqueueActions, raise, setup } from 'xstate'
import { expect, test } from 'vitest'
import {
  deadEnds,
  misspeltDelays,
  namelessDelays,
  strayKeys,
  uncataloguedEmits,
  undescribedStates,
  unreachableStates,
} from './chart-walk.ts'

const names = new Set(['commit.started'])

/** A chart without a fault in it: two states, a delay, an emitted name, parallel regions. */
const sound = setup({
  delays: { commitTime: 1_000 },
  actions: { announce: emit({ type: 'commit.started' }) },
}).createMachine({
  id: 'box',
  initial: 'editing',
  states: {
    editing: {
      description: 'Edits gather in the buffer.',
      on: { 'commit.requested': { target: 'committing', description: 'Someone commits.' } },
    },
    committing: {
      description: 'The buffer is being written.',
      type: 'parallel',
      entry: ['announce', raise({ type: 'tick' }, { id: 'tick', delay: 5 })],
      after: { commitTime: 'done' },
      states: {
        disk: { description: 'The disk writes.' },
        peer: {
          description: 'The peer listens.',
          initial: 'asking',
          states: {
            asking: { description: 'The question is out.', always: 'answered' },
            answered: { description: 'The answer is in.' },
          },
        },
      },
    },
    done: { description: 'Nothing more happens.', type: 'final' },
  },
})

/** A chart from a configuration that the compiler would not let pass. */
function planted(config: object) {
  return createMachine({ id: 'box', ...config })
}

test('a sound chart has nothing to say', () => {
  expect(misspeltDelays(sound)).toEqual([])
  expect(namelessDelays(sound)).toEqual([])
  expect(strayKeys(sound)).toEqual([])
  expect(undescribedStates(sound)).toEqual([])
  expect(unreachableStates(sound)).toEqual([])
  expect(deadEnds(sound)).toEqual([])
  expect(uncataloguedEmits(sound, names)).toEqual([])
})

test('a misspelt delay is found, in a state and in an action', () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { after: { comitTime: 'b' } },
      b: { entry: raise({ type: 'x' }, { id: 'x', delay: 'sonn' as never }) },
    },
  })
  expect(misspeltDelays(chart)).toEqual(['box.a: after comitTime', 'xstate.raise: delay sonn'])
})

test('a delayed event without an id is found', () => {
  const chart = planted({ entry: raise({ type: 'x' }, { delay: 5 }) })
  expect(namelessDelays(chart)).toEqual(['xstate.raise: delay 5 without an id'])
})

test('keys that XState ignores are found in states, transitions and invocations', () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { sates: {}, on: { go: { target: 'b', gaurd: () => true } } },
      b: { invoke: { src: 'dial', onDne: 'a' }, on: { back: 'a' } },
    },
  })
  expect(strayKeys(chart)).toEqual(['box.a: sates', 'box.a on go: gaurd', 'box.b invoke: onDne'])
})

test('a state without a description, or with more than a sentence, is found', () => {
  const chart = planted({
    initial: 'a',
    states: { a: {}, b: { description: 'Waits' }, c: { description: 'It waits. Then it goes.' } },
  })
  expect(undescribedStates(chart)).toEqual([
    'box.a: no description',
    'box.b: Waits',
    'box.c: It waits. Then it goes.',
  ])
})

test('a state that nothing enters is found, with the states inside it', () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { on: { go: 'b' } },
      b: {},
      c: { initial: 'd', on: { go: 'a' }, states: { d: {} } },
    },
  })
  expect(unreachableStates(chart)).toEqual(['box.c', 'box.c.d'])
})

test("states entered by time, by an actor's end or error, and by the end of a child are reached", () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { after: { 10: 'b' } },
      b: { invoke: { src: 'dial', onDone: 'c', onError: 'd' } },
      c: { initial: 'only', onDone: 'e', states: { only: { type: 'final' } } },
      d: {},
      e: {},
    },
  })
  expect(unreachableStates(chart)).toEqual([])
})

test('a state that nothing leaves is found, unless it is a place to stay', () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { on: { go: 'stuck', stop: 'over', rest: 'resting', again: 'a' } },
      stuck: { on: { nudge: { actions: () => {} }, again: 'stuck' } },
      over: { type: 'final' },
      resting: { tags: ['resting'] },
    },
  })
  expect(deadEnds(chart)).toEqual(['box.stuck'])
})

test('a state that its parent leaves is no dead end', () => {
  const chart = planted({
    initial: 'a',
    states: {
      a: { initial: 'inner', on: { go: 'b' }, states: { inner: {} } },
      b: { on: { go: 'a' } },
    },
  })
  expect(deadEnds(chart)).toEqual([])
})

test('an emitted name that is not catalogued is found, however it is emitted', () => {
  const chart = planted({
    entry: [
      emit({ type: 'plain.emitted' }),
      emit(() => ({ type: 'computed.emitted', data: { type: 'full-state' } })),
      enqueueActions(({ enqueue }) => enqueue.emit({ type: 'queued.emitted' })),
      emit({ type: 'commit.started' }),
    ],
  })
  expect(uncataloguedEmits(chart, names)).toEqual([
    'box: plain.emitted',
    'box: computed.emitted',
    'box: queued.emitted',
  ])
})
