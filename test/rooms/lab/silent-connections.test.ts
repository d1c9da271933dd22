import type { Socket } from 'node:net'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createSilentConnections } from '../../../src/lab/silent-connections.ts'

/** What the room looks at of a socket. */
function socket(bytesRead = 0) {
  const made = Object.assign(new EventEmitter(), {
    bytesRead,
    destroyed: false,
    resetAndDestroy() {
      made.destroyed = true
      made.emit('close')
    },
  })
  return made as unknown as Socket
}

test('one silent connection too many resets the oldest, and none that has spoken', () => {
  const silent = createSilentConnections(3)
  const all = [socket(5), socket(), socket(), socket()]
  for (const each of all) silent.add(each)
  expect(all.map(({ destroyed }) => destroyed)).toEqual([false, false, false, false])
  const last = socket()
  silent.add(last)
  expect([...all, last].map(({ destroyed }) => destroyed)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ])
})

test('connections that close are forgotten', () => {
  const silent = createSilentConnections()
  const closed = socket()
  silent.add(closed)
  closed.emit('close')
  expect(silent.dropOldest()).toBe(false)
})
