import { expect, test } from 'vitest'
import { applyFaults, faults, readSettings } from '../../../src/faults/index.ts'
import { countingBytes, faultyLine, settle } from './faulty-line.ts'

test('every fault is listed under its own name with a sentence', () => {
  for (const [name, fault] of Object.entries(faults)) {
    expect(fault.name).toBe(name)
    expect(fault.description).toMatch(/^[A-Z].*[^.]\.$/)
  }
})

test('without faults the appliance gets the socket itself', () => {
  const { peer, clock } = faultyLine([])
  const watch = { parked: () => {}, resumed: () => {}, hit: () => {} }
  expect(applyFaults(peer, [], { clock, watch })).toBe(peer)
})

test('faults stand one on another', async () => {
  const line = faultyLine([
    { fault: 'latency', delayMs: 500 },
    { fault: 'bandwidth', bytesPerSecond: 1_000 },
    { fault: 'cut-after', bytes: 2_000, direction: 'inbound' },
  ])
  line.peer.write(countingBytes(3_000))
  await line.clock.advance(500)
  await settle()
  await line.clock.advance(999)
  expect(line.atAppliance.bytes().length).toBe(0)
  await line.clock.advance(9_000)
  await settle()
  expect(line.atAppliance.bytes().equals(countingBytes(2_000))).toBe(true)
  expect(line.atAppliance.closed).toBe(true)
  expect(line.hits.map(({ name }) => name)).toEqual(['latency', 'bandwidth', 'cut-after'])
})

test('settings that were left out are filled in', () => {
  expect(readSettings('silence', {})).toEqual({ after: 'connect', bytes: 0, direction: 'inbound' })
})

test('an unknown fault is refused with the names that exist', () => {
  expect(() => readSettings('gremlins', {})).toThrow(
    /^Cannot apply the fault "gremlins": there is no such fault\. Known faults: latency, bandwidth,/,
  )
})

test('settings of the wrong kind are refused and named', () => {
  expect(() => readSettings('latency', { delayMs: '1s' })).toThrow(/"latency": delayMs: /)
  expect(() => readSettings('bandwidth', { bytesPerSecond: 0 })).toThrow(/bytesPerSecond/)
  expect(() => readSettings('refuse', { delay: 1 })).toThrow(/delay/)
})
