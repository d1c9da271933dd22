import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import type { TlsOffer, TlsSession } from '../../../src/tls/index.ts'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { handshake, tls12, tls13, told } from './tls-pair.ts'

async function sessions(offer: TlsOffer) {
  const { server, outcome, clientEvents } = await handshake(offer, offer)
  await expect.poll(() => server.sessions).toHaveLength(1)
  if (!outcome.ok) expect.unreachable(outcome.refusal.detail)
  const { session: near } = outcome as { session: TlsSession }
  return { near, far: server.sessions[0]!, server, clientEvents }
}

test('ten megabytes cross unchanged in both directions and versions', async () => {
  for (const offer of [tls12, tls13]) {
    const { near, far } = await sessions(offer)
    const block = Buffer.alloc(65_536, 'field fault ')
    const digests = [near, far].map(async ({ stream }) => {
      const hash = createHash('sha256')
      for await (const chunk of stream) hash.update(chunk as Buffer)
      return hash.digest('hex')
    })
    await Promise.all(
      [near, far].map(({ stream }) =>
        pipeline(Readable.from(Array.from({ length: 160 }, () => block)), stream),
      ),
    )
    const expected = createHash('sha256')
    for (let count = 0; count < 160; count++) expected.update(block)
    const digest = expected.digest('hex')
    expect(await Promise.all(digests)).toEqual([digest, digest])
  }
})

test('a reader that does not read holds the writer up', async () => {
  const { near } = await sessions(tls12)
  const block = Buffer.alloc(1_048_576)
  let written = 0
  near.stream.on('error', () => {})
  while (near.stream.write(block) && written < 64) written++
  let isDrained = false
  near.stream.once('drain', () => (isDrained = true))
  for (let count = 0; count < 32; count++) near.stream.write(block)
  for (let turn = 0; turn < 500; turn++) await nextTurn()
  expect(isDrained).toBe(false)
})

test('whoever closes says goodbye, and both ends know', async () => {
  const { near, far, server, clientEvents } = await sessions(tls12)
  near.stream.resume()
  far.stream.end('last words')
  far.stream.resume()
  expect(await once(near.stream, 'end')).toEqual([])
  expect(await near.closed).toEqual({ reason: 'bye' })
  expect(await far.closed).toEqual({ reason: 'bye' })
  expect(told(clientEvents)).toEqual([
    'connection.opened',
    'handshake.agreed',
    'connection.closed bye',
  ])
  expect(server.clock.nextDueMs()).toBeUndefined()
})

test('close sends what was written before', async () => {
  const { near, far } = await sessions(tls13)
  const heard: Buffer[] = []
  far.stream.on('data', (chunk: Buffer) => heard.push(chunk))
  near.stream.write(Buffer.alloc(300_000, 'x'))
  near.close()
  await far.closed
  await expect.poll(() => Buffer.concat(heard).length).toBe(300_000)
})

test('a reset of the socket is told as dropped', async () => {
  const { far, server } = await sessions(tls12)
  far.stream.on('error', () => {})
  server.near.resetAndDestroy()
  expect(await far.closed).toEqual({ reason: 'dropped' })
})
