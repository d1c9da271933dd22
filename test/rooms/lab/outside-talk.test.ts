import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Operation } from '../../../src/clock/activity.ts'
import { limits } from '../../../src/lab/limits.ts'
import { holdWhileTalking } from '../../../src/lab/outside-talk.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A connection to a host outside, and what has become of the operation that it stands for. */
function talk() {
  const socket = Object.assign(new EventEmitter(), {
    bytesRead: 0,
    bytesWritten: 0,
    write(text: string) {
      socket.bytesWritten += text.length
      return true
    },
  })
  let state = 'running'
  const become = (next: string) => () => void (state = next)
  const operation: Operation = {
    name: 'a talk',
    park: become('parked'),
    resume: become('running'),
    end: become('over'),
  }
  holdWhileTalking(socket as unknown as Socket, operation)
  const waits = (ms: number) => void vi.advanceTimersByTime(ms)
  return { socket, waits, state: () => state }
}

test('lab time waits for a host outside until nobody has said anything for a while', () => {
  const { waits, state } = talk()
  waits(limits.outsideQuietMs - 1)
  expect(state()).toBe('running')
  waits(1)
  expect(state()).toBe('parked')
})

test('a host outside that goes on talking goes on holding lab time', () => {
  const { socket, waits, state } = talk()
  for (let answer = 0; answer < 3; answer++) {
    socket.bytesRead += 10
    waits(limits.outsideQuietMs)
    expect(state()).toBe('running')
  }
  waits(limits.outsideQuietMs)
  expect(state()).toBe('parked')
})

test('a word of the lab holds lab time again at once, for as long as an answer may take', () => {
  const { socket, waits, state } = talk()
  waits(limits.outsideQuietMs)
  expect(socket.write('are you there')).toBe(true)
  expect(state()).toBe('running')
  expect(socket.bytesWritten).toBe(13)
  waits(limits.outsideQuietMs)
  expect(state()).toBe('running')
  waits(limits.outsideQuietMs)
  expect(state()).toBe('parked')
})

test('the end of the connection ends the operation, and nothing is looked at any more', () => {
  const { socket, waits, state } = talk()
  socket.emit('close')
  expect(state()).toBe('over')
  waits(limits.outsideQuietMs)
  expect([state(), vi.getTimerCount()]).toEqual(['over', 0])
})
