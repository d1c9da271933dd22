import { expect, test } from 'vitest'
import { countingBytes, cutUp, faultyLine, settle } from './faulty-line.ts'

test('a thousand bytes a second carry ten thousand bytes in ten seconds', async () => {
  const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 1_000 }])
  line.peer.write(countingBytes(10_000))
  await line.clock.advance(5_000)
  await settle()
  expect(line.atAppliance.bytes().length).toBe(5_000)
  await line.clock.advance(4_999)
  await settle()
  expect(line.atAppliance.bytes().length).toBe(9_000)
  await line.clock.advance(1)
  await settle()
  expect(line.atAppliance.bytes().equals(countingBytes(10_000))).toBe(true)
})

test('how the bytes are cut into chunks changes nothing', async () => {
  const sent = countingBytes(300_000)
  async function arrivals(sizes: readonly number[]) {
    const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 123_457 }])
    for (const chunk of cutUp(sent, sizes)) line.peer.write(chunk)
    line.peer.end()
    await settle()
    await line.clock.advance(3_000)
    await settle()
    expect(line.atAppliance.bytes().equals(sent)).toBe(true)
    expect(line.atAppliance.ended).toBe(true)
    return line.atAppliance.arrivals
  }
  const whole = await arrivals([300_000])
  expect(await arrivals([1_460])).toEqual(whole)
  expect(await arrivals([65_536, 1, 777])).toEqual(whole)
})

test('each direction has the whole rate', async () => {
  const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 2_000 }])
  line.peer.write(countingBytes(4_000))
  line.appliance.write(countingBytes(4_000))
  await line.clock.advance(3_000)
  await settle()
  expect(line.atAppliance.bytes().length).toBe(4_000)
  expect(line.atPeer.bytes().length).toBe(4_000)
})

test('an idle line saves nothing up', async () => {
  const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 1_000 }])
  await line.clock.advance(60_000)
  line.peer.write(countingBytes(3_000))
  await settle()
  await line.clock.advance(1_000)
  await settle()
  expect(line.atAppliance.bytes().length).toBe(1_000)
})

test('a slow line over a simulated day costs few deadlines and delivers every byte', async () => {
  const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 1 }])
  line.peer.write(countingBytes(900))
  await line.clock.advance(86_400_000)
  expect(line.atAppliance.arrivals.length).toBe(900)
  expect(line.atAppliance.arrivals.at(-1)).toEqual({ atMs: 900_000, count: 1 })
})

test('the journal hears of the limit when the first bytes wait', async () => {
  const line = faultyLine([{ fault: 'bandwidth', bytesPerSecond: 9_600 }])
  line.peer.write('x')
  await line.clock.advance(1_000)
  expect(line.hits).toEqual([{ name: 'bandwidth', facts: { bytesPerSecond: 9_600 }, atMs: 0 }])
})
