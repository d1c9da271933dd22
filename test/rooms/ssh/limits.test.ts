import { expect, test } from 'vitest'
import { openSsh } from '../../../src/ssh/index.ts'
import { rawPeer } from './raw-peer.ts'
import { connectedSockets, eventOf, plainOffer, sshPair, testClock, typesOf } from './ssh-pair.ts'

test('a connection without a login is closed when the grace time is over', async () => {
  const lab = sshPair({ limits: { loginGraceMs: 60_000 } })
  const { near, visit } = await lab.dial()
  const peer = rawPeer(near)
  expect(await peer.line()).toBe('SSH-2.0-TestServer_1')
  await lab.clock.advance(59_999)
  expect(typesOf(lab.served)).not.toContain('connection.closed')
  await lab.clock.advance(1)
  expect(await visit.closed).toEqual({ reason: 'limit', detail: 'no login within the grace time' })
})

test('a session in use outlives the grace time', async () => {
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit(0) } })
  const session = await lab.session()
  await lab.clock.advance(600_000)
  expect(await session.run('true')).toMatchObject({ ok: true })
})

test('a connection is closed after its idle time, counted from the last byte', async () => {
  const lab = sshPair({
    limits: { idleMs: 10_000 },
    handlers: { exec: (channel) => channel.exit(0) },
  })
  const session = await lab.session()
  await lab.clock.advance(9_000)
  await session.run('true')
  await lab.clock.advance(9_000)
  expect(typesOf(lab.served)).not.toContain('connection.closed')
  await lab.clock.advance(1_000)
  expect((await session.closed).reason).toBe('dropped')
  await lab.allClosed()
  expect(eventOf(lab.served, 'connection.closed')).toMatchObject({
    reason: 'limit',
    detail: 'idle',
  })
})

test('a slow server sends its identification line when its time has come', async () => {
  const lab = sshPair({ identDelayMs: 5_000 })
  const { near } = await lab.dial()
  let line: string | undefined
  const arrived = rawPeer(near)
    .line()
    .then((text) => (line = text))
  await lab.clock.advance(4_999)
  expect(line).toBeUndefined()
  await lab.clock.advance(1)
  expect(await arrived).toBe('SSH-2.0-TestServer_1')
  near.destroy()
})

test('a client gives up on a silent server when its time is over', async () => {
  const { near, far } = await connectedSockets()
  const { clock } = testClock()
  const outcome = openSsh(near, {
    clock,
    offer: plainOffer,
    ident: 'Client_1',
    user: 'admin',
    readyWithinMs: 30_000,
    observe: () => {},
  })
  await clock.advance(30_000)
  far.end()
  expect(await outcome).toMatchObject({ ok: false, refusal: { kind: 'timeout' } })
})

test('nothing is left on the clock when a connection is over', async () => {
  const lab = sshPair({ limits: { idleMs: 10_000 } })
  const session = await lab.session()
  session.close()
  await session.closed
  await lab.allClosed()
  expect(lab.clock.nextDueMs()).toBeUndefined()
})
