import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { echo } from '../../../src/lab/echo.ts'
import { egressTo, openEgress, type Egress } from '../../../src/lab/egress.ts'

/** An address of this machine that the lab does not take for its loopback. */
const OUTSIDE = '::ffff:127.0.0.1'

function ask(host: string, egress: Egress) {
  const addresses = { find: (name: string) => (name === 'host35' ? '10.0.0.1' : undefined) }
  return echo(
    { activity: createActivity({ limitMs: 5_000 }), addresses: addresses as never, egress },
    host,
  )
}

test('hosts of the lab and loopback answer whatever the egress rules say', async () => {
  for (const host of ['host35', '127.0.0.1', '127.1.2.3', '::1', 'localhost'])
    expect(await ask(host, egressTo([])), host).toBe('answers')
})

test('a host outside answers at a port that may be dialled, open or not', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  expect(await ask(OUTSIDE, egressTo([`[${OUTSIDE}]:${port}`]))).toBe('answers')
  expect(await ask(OUTSIDE, openEgress)).toBe('answers')
})

test('a host that may not be dialled is silent, and its name is not known', async () => {
  expect(await ask(OUTSIDE, egressTo(['host36:22']))).toBe('silent')
  expect(await ask('192.0.2.1', egressTo([]))).toBe('silent')
  expect(await ask('nobody', egressTo(['host36:22']))).toBe('unknown-host')
})
