import { expect, test } from 'vitest'
import { countingBytes, cutUp, faultyLine, settle } from './faulty-line.ts'
import { tcpLine } from './tcp-line.ts'

test('a cut inbound lets exactly so many bytes through and closes both ends', async () => {
  const line = faultyLine([{ fault: 'cut-after', bytes: 1_000, direction: 'inbound' }])
  for (const chunk of cutUp(countingBytes(1_500), [400])) line.peer.write(chunk)
  await settle()
  expect(line.atAppliance.bytes().equals(countingBytes(1_000))).toBe(true)
  expect([line.atAppliance.ended, line.atAppliance.closed]).toEqual([true, true])
  expect(line.atPeer.ended).toBe(true)
})

test('a cut outbound lets exactly so many bytes through and closes both ends', async () => {
  const line = faultyLine([{ fault: 'cut-after', bytes: 1_000, direction: 'outbound' }])
  for (const chunk of cutUp(countingBytes(1_500), [300])) line.appliance.write(chunk)
  await settle()
  expect(line.atPeer.bytes().equals(countingBytes(1_000))).toBe(true)
  expect(line.atPeer.ended).toBe(true)
  expect(line.atAppliance.closed).toBe(true)
})

test('one byte less than the cut leaves the connection alone', async () => {
  const line = faultyLine([{ fault: 'cut-after', bytes: 1_000, direction: 'inbound' }])
  line.peer.write(countingBytes(999))
  line.appliance.write('still here')
  await settle()
  expect(line.hits).toEqual([])
  expect(line.atPeer.text()).toBe('still here')
  line.peer.write('x')
  await settle()
  expect(line.hits.map(({ name }) => name)).toEqual(['cut-after'])
  expect(line.atAppliance.closed).toBe(true)
})

test('the direction that is not counted passes untouched', async () => {
  const line = faultyLine([{ fault: 'cut-after', bytes: 10, direction: 'inbound' }])
  line.appliance.write(countingBytes(5_000))
  await settle()
  expect(line.atPeer.bytes().equals(countingBytes(5_000))).toBe(true)
})

test('a refused connection is closed in order, before any byte', async () => {
  const line = await tcpLine([{ fault: 'refuse' }])
  line.appliance.write('SSH-2.0-OpenSSH_9.2p1\r\n')
  await line.ended
  expect(line.atPeer.text()).toBe('')
  expect(line.atAppliance.closed).toBe(true)
  expect(line.hits).toEqual([{ name: 'refuse', facts: {}, atMs: 0 }])
})

test('a silent appliance takes every byte, answers none and stays connected', async () => {
  const line = faultyLine([{ fault: 'silence' }])
  line.peer.write(countingBytes(200_000))
  line.appliance.write('SSH-2.0-OpenSSH_9.2p1\r\n')
  await line.clock.advance(3_600_000)
  expect([line.atPeer.text(), line.atAppliance.text()]).toEqual(['', ''])
  expect([line.atPeer.ended, line.atPeer.closed]).toEqual([false, false])
  expect(line.peer.writableLength).toBe(0)
})

test('silence falls after exactly so many bytes, in both directions', async () => {
  const line = faultyLine([{ fault: 'silence', after: 'bytes', bytes: 6, direction: 'outbound' }])
  line.peer.write('hello')
  await settle()
  line.appliance.write('ident and more')
  await settle()
  line.peer.write('are you there?')
  await settle()
  expect(line.atPeer.text()).toBe('ident ')
  expect(line.atAppliance.text()).toBe('hello')
  expect(line.hits).toHaveLength(1)
})

test('a peer that gives up on a silent appliance is noticed', async () => {
  const line = faultyLine([{ fault: 'silence' }])
  line.peer.end()
  await settle()
  expect(line.atAppliance.ended).toBe(true)
})
