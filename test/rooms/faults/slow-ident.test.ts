import { expect, test } from 'vitest'
import { faultyLine, settle } from './faulty-line.ts'

const ident = 'SSH-2.0-OpenSSH_9.2p1\r\n'

test('the ident of the appliance comes exactly delayMs after the connect', async () => {
  const line = faultyLine([{ fault: 'slow-ident', delayMs: 30_000 }])
  line.appliance.write(ident)
  await line.clock.advance(29_999)
  expect(line.atPeer.text()).toBe('')
  await line.clock.advance(1)
  await settle()
  expect(line.atPeer.arrivals).toEqual([{ atMs: 30_000, count: ident.length }])
})

test('what the peer sends is not held back', async () => {
  const line = faultyLine([{ fault: 'slow-ident', delayMs: 30_000 }])
  line.peer.write('SSH-2.0-client\r\n')
  await settle()
  expect(line.atAppliance.text()).toBe('SSH-2.0-client\r\n')
})

test('after the ident the connection is as quick as any', async () => {
  const line = faultyLine([{ fault: 'slow-ident', delayMs: 10 }])
  line.appliance.write(ident)
  await line.clock.advance(10)
  line.appliance.write('more')
  await settle()
  expect(line.atPeer.text()).toBe(`${ident}more`)
})

test('an appliance that speaks later anyway is not struck', async () => {
  const line = faultyLine([{ fault: 'slow-ident', delayMs: 10 }])
  await line.clock.advance(20)
  line.appliance.write(ident)
  await settle()
  expect(line.atPeer.text()).toBe(ident)
  expect(line.hits).toEqual([])
})
