import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { createRendezvous } from '../../../src/lab/rendezvous.ts'

/** As much of a socket as two ends need to find each other. */
function socket(localPort: number, remotePort: number): Socket {
  const ends = { localPort, remotePort, remoteAddress: '127.0.0.1' }
  return Object.assign(new PassThrough(), ends) as unknown as Socket
}

test('two connections from one local port to two doors find their own ends', async () => {
  const activity = createActivity({ limitMs: 1_000 })
  const meeting = createRendezvous(activity)
  const operation = () => activity.begin('connecting')
  meeting.depart({ socket: socket(40_000, 1_001), from: '10.0.0.1', operation: operation() })
  meeting.depart({ socket: socket(40_000, 1_002), from: '10.0.0.2', operation: operation() })
  expect(await meeting.arrive(socket(1_002, 40_000), 'second')).toBe('10.0.0.2')
  expect(await meeting.arrive(socket(1_001, 40_000), 'first')).toBe('10.0.0.1')
  await activity.settled()
})

test('a connection that nobody of the lab made comes from where it says', async () => {
  const meeting = createRendezvous(createActivity({ limitMs: 1_000 }))
  expect(await meeting.arrive(socket(1_001, 40_001), 'stranger')).toBe('127.0.0.1')
})
