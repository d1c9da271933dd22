import { expect, test } from 'vitest'
import { countingBytes } from './faulty-line.ts'
import { tcpLine } from './tcp-line.ts'

test('a reset connection tells the peer ECONNRESET, not the end of the stream', async () => {
  const line = await tcpLine([{ fault: 'reset' }])
  expect((await line.broken).code).toBe('ECONNRESET')
  expect(line.atPeer.ended).toBe(false)
  expect(line.hits).toEqual([
    { name: 'reset', facts: { afterBytes: 0, direction: 'inbound' }, atMs: 0 },
  ])
})

test('a reset after some bytes lets the appliance have exactly those', async () => {
  const line = await tcpLine([{ fault: 'reset', afterBytes: 5_000 }])
  line.peer.write(countingBytes(9_000))
  expect(['ECONNRESET', 'EPIPE']).toContain((await line.broken).code)
  expect(line.atAppliance.bytes().equals(countingBytes(5_000))).toBe(true)
})

test('a reset on top of another fault is a reset all the same', async () => {
  const line = await tcpLine([
    { fault: 'bandwidth', bytesPerSecond: 1_000_000 },
    { fault: 'reset' },
  ])
  expect((await line.broken).code).toBe('ECONNRESET')
})

test('an outbound reset sends exactly what was let through, which the peer may lose', async () => {
  const line = await tcpLine([{ fault: 'reset', afterBytes: 23, direction: 'outbound' }])
  line.appliance.write(countingBytes(500))
  expect((await line.broken).code).toBe('ECONNRESET')
  expect(line.socket.bytesWritten).toBe(23)
  const read = line.atPeer.bytes()
  expect(read.equals(countingBytes(23).subarray(0, read.length))).toBe(true)
})
