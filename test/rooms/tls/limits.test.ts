import { expect, test } from 'vitest'
import { openTls } from '../../../src/tls/index.ts'
import { connectedSockets } from '../ssh/ssh-pair.ts'
import { rawClient } from './raw-client.ts'
import {
  clientCredentials,
  handshake,
  testClock,
  testServer,
  testSettings,
  told,
} from './tls-pair.ts'

const groupOffer = { cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'] }

test('a client that says nothing is given up after the time of a handshake', async () => {
  const { clock, visit, events } = await testServer({ limits: { handshakeMs: 30_000 } })
  await clock.advance(29_999)
  expect(told(events)).toEqual(['connection.opened'])
  await clock.advance(1)
  await clock.advance(5_000)
  expect(await visit.closed).toEqual({ reason: 'limit', detail: 'no handshake within 30000 ms' })
  expect(clock.nextDueMs()).toBeUndefined()
})

test('a client that goes silent after its ClientHello is given up without an alert, and nothing stays', async () => {
  const { near, clock, activity, visit, events } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  await clock.advance(60_000)
  await client.closed
  expect(await visit.closed).toMatchObject({ reason: 'limit' })
  expect(told(events)).toEqual([
    'connection.opened',
    'handshake.refused',
    'connection.closed limit',
  ])
  expect(client.alerts).toEqual([])
  expect(clock.nextDueMs()).toBeUndefined()
  expect(activity.running()).toEqual([])
})

test('a server that says nothing is given up after the time of a handshake', async () => {
  const { near, far } = await connectedSockets()
  far.resume()
  const { clock } = testClock()
  const { events, ...settings } = testSettings(clock)
  const opening = openTls(near, { ...settings, credentials: clientCredentials })
  await clock.advance(60_000)
  expect(await opening).toMatchObject({ ok: false, refusal: { kind: 'timeout' } })
  expect(told(events)).toContain('handshake.refused')
  far.destroy()
})

test('a peer that sends too much before the handshake is over is refused', async () => {
  const { near, visit } = await testServer({ ...groupOffer, limits: { handshakeBytesMax: 200 } })
  const client = rawClient(near)
  await client.greet()
  client.send(Buffer.alloc(201, 22))
  expect(await visit.closed).toEqual({ reason: 'error', detail: 'excessive message size' })
  expect(client.alerts).toEqual([47])
})

test('a peer that stays after it was refused is torn off when its time is over', async () => {
  const { near, clock, visit } = await testServer({ limits: { lingerMs: 2_000 } })
  near.allowHalfOpen = true
  near.resume()
  near.write('no TLS at all, and no end either')
  let isClosed = false
  void visit.closed.then(() => (isClosed = true))
  await clock.advance(1_999)
  expect(isClosed).toBe(false)
  await clock.advance(1)
  expect(await visit.closed).toMatchObject({ reason: 'error' })
})

test('a connection that is quiet for too long is ended, and each byte counts', async () => {
  const { server, outcome } = await handshake({ limits: { idleMs: 10_000 } })
  const stream = outcome.ok ? outcome.session.stream : undefined
  stream?.resume()
  const { clock, visit } = server
  await expect.poll(() => server.sessions).toHaveLength(1)
  server.sessions[0]!.stream.resume()
  await clock.advance(9_000)
  stream?.write('x')
  await expect.poll(() => server.sessions[0]!.stream.readableFlowing).toBe(true)
  await clock.advance(9_000)
  expect(told(server.events).at(-1)).toBe('handshake.agreed')
  await clock.advance(1_000)
  await clock.advance(5_000)
  expect(await visit.closed).toEqual({ reason: 'limit', detail: 'idle' })
})

test('a peer that is gone in the middle of the handshake leaves nothing behind', async () => {
  const { near, clock, visit, events } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  near.resetAndDestroy()
  expect(await visit.closed).toMatchObject({ reason: 'dropped' })
  expect(told(events)).toEqual([
    'connection.opened',
    'handshake.refused',
    'connection.closed dropped',
  ])
  expect(clock.nextDueMs()).toBeUndefined()
})
