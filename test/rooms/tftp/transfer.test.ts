import { expect, test } from 'vitest'
import { getOverTftp, putOverTftp } from '../../../src/tftp/client.ts'
import { encodePacket } from '../../../src/tftp/packet.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import { createLossyNet, type Fate } from './lossy-net.ts'

const clockAtZero = { now: () => 0 }

function planOf(net: ReturnType<typeof createLossyNet>, path = '/fi.xml', blockBytes?: number) {
  const { client: port, clock } = net
  return { port, clock, path, to: 69, ...(blockBytes !== undefined && { blockBytes }) }
}

test.each([
  [0, undefined],
  [511, undefined],
  [512, undefined],
  [513, undefined],
  [100_000, 1_468],
  [1_468 * 3, 1_468],
])('%i bytes cross both ways in blocks of %s', async (size, blockBytes) => {
  const bytes = Buffer.alloc(size, 'tftp')
  const put = createLossyNet()
  const sent = await put.untilDone(putOverTftp(planOf(put, '/fi.xml', blockBytes), bytes))
  expect(sent).toMatchObject({ ok: true, bytes: size })
  await put.served()
  expect(put.events[0]).toMatchObject({ type: 'file.received', bytes: size, complete: true })
  expect(put.events[1]).toEqual({ type: 'connection.closed', reason: 'the transfer is over' })
  expect(put.clock.now()).toBeLessThan(10_000)

  const get = createLossyNet({ store: put.disk })
  const got = await get.untilDone(getOverTftp(planOf(get, '/fi.xml', blockBytes)))
  expect(got.ok && Buffer.from(got.contents).equals(bytes)).toBe(true)
})

test('block numbers begin anew after 65,535', async () => {
  const net = createLossyNet()
  const bytes = Buffer.alloc(65_540 * 8 + 3, 'wrap')
  const sent = await net.untilDone(putOverTftp(planOf(net, '/long', 8), bytes))
  expect(sent).toMatchObject({ ok: true, bytes: bytes.length })
  await net.served()
  expect(net.events[0]).toMatchObject({ bytes: bytes.length, complete: true })
})

/** Loses the first copy of every packet of a kind, in turn. */
const losing =
  (op: string): Fate =>
  (packet) =>
    packet.op === op && seen(packet) ? 0 : 1

const lost = new Set<string>()
function seen(packet: object): boolean {
  const key = JSON.stringify(packet)
  if (lost.has(key)) return false
  lost.add(key)
  return true
}

test.each(['read', 'write', 'data', 'ack', 'oack'])(
  'a lost packet of the kind %s is sent again on the lab clock',
  async (op) => {
    lost.clear()
    const bytes = Buffer.from(Array.from({ length: 3_000 }, (_, at) => at % 251))
    const store = createMemoryStore({ clock: clockAtZero, files: { '/there': bytes } })
    const put = createLossyNet({ fate: losing(op), store })
    expect(await put.untilDone(putOverTftp(planOf(put, '/new', 512), bytes))).toMatchObject({
      ok: true,
    })
    lost.clear()
    const get = createLossyNet({ fate: losing(op), store })
    const got = await get.untilDone(getOverTftp(planOf(get, '/there', 512)))
    expect(got.ok && Buffer.from(got.contents).equals(bytes)).toBe(true)
    expect(put.clock.now() + get.clock.now()).toBeGreaterThanOrEqual(5_000)
  },
)

test('doubled packets do not multiply: each block is sent once', async () => {
  const net = createLossyNet({ fate: () => 2 })
  const bytes = Buffer.alloc(512 * 20 + 5, 'x')
  expect(await net.untilDone(putOverTftp(planOf(net), bytes))).toMatchObject({ ok: true })
  const data = net.sent.filter(({ packet }) => packet.op === 'data')
  expect(data).toHaveLength(21)
  await net.served()
  expect(net.events[0]).toMatchObject({ bytes: bytes.length, complete: true })
})

test('a server that never answers is asked five times and then given up', async () => {
  const net = createLossyNet({ fate: () => 0 })
  const outcome = await net.untilDone(putOverTftp(planOf(net), Buffer.from('x')))
  expect(outcome).toMatchObject({ ok: false, refusal: 'timed-out' })
  expect(net.sent).toHaveLength(5)
  expect(net.clock.now()).toBe(25_000)
})

test('a client that falls silent leaves an incomplete file', async () => {
  const net = createLossyNet({
    fate: (packet) => (packet.op === 'data' && packet.block > 2 ? 0 : 1),
  })
  await net.untilDone(putOverTftp(planOf(net), Buffer.alloc(5_000)))
  await net.untilDone(net.served()!)
  expect(net.events).toMatchObject([
    { type: 'file.received', bytes: 1_024, complete: false },
    { type: 'connection.closed', reason: 'no answer came' },
  ])
})

test.each([
  ['/none/fi', 'no-such-file', (store: ReturnType<typeof createMemoryStore>) => store],
  ['/fi', 'no-space', withQuota(700)],
  ['/fi', 'permission-denied', withPermissionDenied(/fi/)],
] as const)('writing %s is refused as %s', async (path, refusal, fault) => {
  const net = createLossyNet({ store: fault(createMemoryStore({ clock: clockAtZero })) })
  const outcome = await net.untilDone(putOverTftp(planOf(net, path), Buffer.alloc(2_000)))
  expect(outcome).toMatchObject({ ok: false, refusal })
  expect(net.events).toContainEqual(expect.objectContaining({ reason: refusal }))
})

test('a packet from a port that has no part in the transfer is answered and ignored', async () => {
  const net = createLossyNet({
    fate: (packet, sender) => {
      if (sender === 'server' && packet.op === 'ack' && packet.block === 1)
        net.intrude(encodePacket({ op: 'ack', block: 1 }))
      return 1
    },
  })
  expect(await net.untilDone(putOverTftp(planOf(net), Buffer.alloc(2_000)))).toMatchObject({
    ok: true,
  })
  expect(net.sent).toContainEqual({
    sender: 'client',
    packet: { op: 'error', code: 5, text: 'Unknown transfer ID' },
  })
})

test('a transfer that nobody wants any more ends at once', async () => {
  const net = createLossyNet({ fate: () => 0 })
  const signal = AbortSignal.abort()
  const outcome = await putOverTftp({ ...planOf(net), signal }, Buffer.from('x'))
  expect(outcome).toMatchObject({ ok: false, refusal: 'timed-out' })
  expect(net.sent).toEqual([])
})
