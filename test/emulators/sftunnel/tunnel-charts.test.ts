import { describe, expect, test } from 'vitest'
import { createActor, fromPromise } from 'xstate'
import { peerMachine } from '../../../emulators/sftunnel/machines/peer-machine.ts'
import { sftunnelMachine } from '../../../emulators/sftunnel/machines/sftunnel-machine.ts'
import type { PeerRecord } from '../../../emulators/sftunnel/vocabulary.ts'
import { stateName } from '../../../src/emulator/index.ts'
import { catalogue } from '../../../src/journal/catalogue.ts'
import {
  deadEnds,
  misspeltDelays,
  namelessDelays,
  strayKeys,
  uncataloguedEmits,
  undescribedStates,
  unreachableStates,
} from '../chart-walk.ts'

describe.each([
  ['sftunnel', sftunnelMachine],
  ['peer', peerMachine],
])('the chart of %s', (_, machine) => {
  test('is sound', () => {
    expect(misspeltDelays(machine)).toEqual([])
    expect(namelessDelays(machine)).toEqual([])
    expect(strayKeys(machine)).toEqual([])
    expect(undescribedStates(machine)).toEqual([])
    expect(unreachableStates(machine)).toEqual([])
    expect(deadEnds(machine)).toEqual([])
    expect(uncataloguedEmits(machine, new Set(Object.keys(catalogue)))).toEqual([])
  })
})

const record: PeerRecord = {
  uuid: 'cdb123c8-4347-11ef-aca1-f3aa241412a1',
  name: 'fmc',
  role: 'manager',
  host: '10.48.79.232',
  registration: 'completed',
}

/** The chart of a peer whose dials never end. */
function peerOf(input: { record?: PeerRecord; dialsFirst?: boolean }) {
  const never = fromPromise<boolean, { record: PeerRecord }>(() => new Promise(() => {}))
  const actor = createActor(peerMachine.provide({ actors: { connect: never, register: never } }), {
    input: { record, dialsFirst: true, backOffMs: [1_000], ...input },
    clock: { setTimeout: () => 0, clearTimeout: () => {} },
  }).start()
  return { actor, state: () => stateName(actor.getSnapshot().value) }
}

test('the end that dials first does so at once, the other one waits', () => {
  for (const [dialsFirst, state] of [
    [true, 'connecting'],
    [false, 'waiting.growing'],
  ] as const) {
    const peer = peerOf({ dialsFirst })
    peer.actor.send({ type: 'process.started' })
    expect(peer.state()).toBe(state)
  }
})

test('one channel is a partial tunnel, two are a whole one', () => {
  const { actor, state } = peerOf({ dialsFirst: false })
  actor.send({ type: 'process.started' })
  actor.send({ type: 'channel.opened', channel: 'A', isDialler: false })
  expect(state()).toBe('partial.growing')
  actor.send({ type: 'channel.opened', channel: 'B', isDialler: false })
  expect(state()).toBe('up')
  actor.send({ type: 'channel.closed', channel: 'A', reason: 'no heartbeat' })
  expect(state()).toBe('partial.growing')
  actor.send({ type: 'channel.closed', channel: 'B', reason: 'no heartbeat' })
  expect(state()).toBe('waiting.growing')
})

test('an end whose files cannot be used does nothing until the process is started anew', () => {
  const { actor, state } = peerOf({})
  actor.send({ type: 'process.started', fault: 'key values mismatch' })
  expect(state()).toBe('halted')
  actor.send({ type: 'retry.due' })
  expect(state()).toBe('halted')
  actor.send({ type: 'process.stopped' })
  actor.send({ type: 'process.started' })
  expect(state()).toBe('connecting')
})

test('a pending peer is called, unless nobody knows where it is', () => {
  const { host: _, ...hidden } = record
  for (const [peer, state] of [
    [record, 'registering'],
    [hidden, 'pending.growing'],
  ] as const) {
    const chart = peerOf({ record: { ...peer, registration: 'pending' } })
    chart.actor.send({ type: 'process.started' })
    expect(chart.state()).toBe(state)
  }
})
