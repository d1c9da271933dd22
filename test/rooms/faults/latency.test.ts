import { expect, test } from 'vitest'
import { HELD_BYTES_MAX } from '../../../src/faults/hold.ts'
import { countingBytes, cutUp, faultyLine, settle } from './faulty-line.ts'

test('a byte arrives exactly delayMs after it was sent, in both directions', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 200 }])
  line.peer.write('question')
  line.appliance.write('answer')
  await line.clock.advance(199)
  expect([line.atAppliance.text(), line.atPeer.text()]).toEqual(['', ''])
  await line.clock.advance(1)
  await settle()
  expect([line.atAppliance.text(), line.atPeer.text()]).toEqual(['question', 'answer'])
})

test('bytes sent later arrive later and the line carries many at once', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 100 }])
  for (const part of ['a', 'b', 'c']) {
    line.peer.write(part)
    await settle()
    await line.clock.advance(30)
  }
  await line.clock.advance(1_000)
  expect(line.atAppliance.arrivals).toEqual([
    { atMs: 100, count: 1 },
    { atMs: 130, count: 1 },
    { atMs: 160, count: 1 },
  ])
})

test('the journal hears of latency once, with its settings', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 50 }])
  await line.clock.advance(10)
  expect(line.hits).toEqual([])
  line.peer.write('a')
  await settle()
  line.appliance.write('b')
  await line.clock.advance(100)
  expect(line.hits).toEqual([{ name: 'latency', facts: { delayMs: 50, jitterMs: 0 }, atMs: 10 }])
})

/** Sends a byte every ten milliseconds; tells when they came. */
async function arrivals(seed: string) {
  const line = faultyLine([{ fault: 'latency', delayMs: 100, jitterMs: 400 }], seed)
  const sent = countingBytes(40)
  for (const byte of sent) {
    line.peer.write(Buffer.of(byte))
    await settle()
    await line.clock.advance(10)
  }
  await line.clock.advance(1_000)
  expect(line.atAppliance.bytes()).toEqual(sent)
  return line.atAppliance.arrivals
}

test('jitter is the same for the same seed, stays within its bound and reorders nothing', async () => {
  const first = await arrivals('one')
  expect(await arrivals('one')).toEqual(first)
  expect(await arrivals('two')).not.toEqual(first)
  expect(first[0]!.atMs).toBeGreaterThanOrEqual(100)
  expect(first.at(-1)!.atMs).toBeLessThanOrEqual(390 + 500)
})

test('what is under way still arrives after the sender has closed its side', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 100 }])
  line.peer.end('last words')
  await line.clock.advance(99)
  expect(line.atAppliance.ended).toBe(false)
  await line.clock.advance(1)
  await settle()
  expect(line.atAppliance.text()).toBe('last words')
  expect(line.atAppliance.ended).toBe(true)
})

test('a full line leaves bytes on the wire, says so, and loses none', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 100 }])
  const sent = countingBytes(HELD_BYTES_MAX * 2 + 5)
  for (const chunk of cutUp(sent, [70_001, 3, 16_384])) line.peer.write(chunk)
  await settle()
  expect(line.parking).toEqual(['parked at 0'])
  await line.clock.advance(100)
  expect(line.atAppliance.arrivals).toEqual([{ atMs: 100, count: HELD_BYTES_MAX }])
  await line.clock.advance(1_000)
  expect(line.atAppliance.bytes().equals(sent)).toBe(true)
  expect(line.parking.at(-1)).toBe('resumed at 200')
})

test('a connection that is gone leaves no deadline behind', async () => {
  const line = faultyLine([{ fault: 'latency', delayMs: 100 }])
  line.peer.write('never read')
  await settle()
  expect(line.clock.nextDueMs()).toBe(100)
  line.appliance.destroy()
  await settle()
  expect(line.clock.nextDueMs()).toBeUndefined()
})
