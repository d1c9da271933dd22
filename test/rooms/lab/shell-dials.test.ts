import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { shellDials, type Surroundings } from '../../../src/emulator/index.ts'
import { egressTo, openEgress, type Egress } from '../../../src/lab/egress.ts'
import { outpost } from '../emulator/outpost.ts'
import { stillLab } from './still-lab.ts'

const WITHIN_MS = 20_000
/** An address of this machine that the lab does not take for its loopback. */
const OUTSIDE = '::ffff:127.0.0.1'

/** A server outside the lab, and what an appliance and a shell on it reach of it. */
async function besideServer(rules: (port: number) => Egress) {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const lab = await stillLab({ there: outpost() }, { egress: rules(port) })
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('there').handle as Surroundings
  const shell = shellDials(appliance)
  const dial = async (from: Surroundings, host = OUTSIDE) => {
    const dialled = await from.dial({ host, port, service: 'test', withinMs: WITHIN_MS })
    if (dialled.ok) dialled.socket.destroy()
    return dialled.ok || dialled.reason
  }
  return { lab, appliance, shell, dial }
}

test('a shell reaches nothing outside that is not named, though the appliance itself may', async () => {
  const { lab, appliance, shell, dial } = await besideServer(() => openEgress)
  expect(await dial(appliance)).toBe(true)
  const inVain = dial(shell)
  await lab.clock.advance(WITHIN_MS)
  expect(await inVain).toBe('timed-out')
  expect(await appliance.reaches(OUTSIDE)).toBe('answers')
  expect(await shell.reaches(OUTSIDE)).toBe('silent')
  expect(await shell.reaches('nobody')).toBe('unknown-host')
})

test('loopback of a shell is the appliance it runs on, unless it is named', async () => {
  const { shell, dial } = await besideServer(() => openEgress)
  expect(await dial(shell, '127.0.0.1')).toBe('refused')
  expect(await dial(shell, 'localhost')).toBe('refused')
  const named = await besideServer((port) => egressTo([`127.0.0.1:${port}`]))
  expect(await named.dial(named.shell, '127.0.0.1')).toBe(true)
})
