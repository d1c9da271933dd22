import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { workstation } from '../../../emulators/index.ts'
import type { WorkstationHandle } from '../../../emulators/workstation/index.ts'
import { startDevice } from './ftd-lab.ts'

/** A device that is switched off in some way, and somebody elsewhere with an SSH client. */
async function deviceOff(how: 'power.lost' | 'shutdown') {
  const device = await startDevice({}, { desk: workstation({ address: '10.1.1.5' }) })
  const { lab } = device
  const appliance = lab.appliance('ftd')
  const { ssh } = lab.appliance('desk').handle as WorkstationHandle
  if (how === 'power.lost') appliance.send({ type: how })
  else {
    const cli = await device.visit()
    await cli.type('shutdown\r')
    await cli.type('yes\r')
  }
  expect(appliance.state()).toBe('off')
  const target = { name: 'ftd', address: '10.48.67.54', username: 'admin', password: 'ftd-secret' }
  return { lab, appliance, fromDesk: () => ssh(target) }
}

test.each(['power.lost', 'shutdown'] as const)(
  'a device that is off (%s) answers nobody, in the lab and from outside of it',
  async (how) => {
    const { lab, appliance, fromDesk } = await deviceOff(how)
    const outside = connect(appliance.doors[0]!.port, '127.0.0.1')
    onTestFinished(() => void outside.destroy())
    await once(outside, 'connect')
    const atMs = lab.clock.now()
    const login = fromDesk()
    await lab.clock.until(() => lab.clock.now() >= atMs + 120_000, 240_000)
    expect(await login).toEqual({ ok: false, reason: 'connection timed-out' })
    expect(outside.bytesRead).toBe(0)
    expect(outside.closed).toBe(false)
  },
)
