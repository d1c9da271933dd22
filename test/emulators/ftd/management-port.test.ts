import { expect, test } from 'vitest'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { fmc } from '../../../emulators/index.ts'
import { startDevice } from './ftd-lab.ts'

async function pair() {
  const device = await startDevice({ managers: ['fmc'] }, { fmc: fmc({ address: '10.48.79.232' }) })
  await device.handle.comesUp()
  const manager = device.lab.appliance('fmc')
  return { ...device, manager, fmc: manager.handle as FmcHandle }
}

test('another port of the device alone takes the tunnel down, and of both brings it back', async () => {
  const { lab, handle, exec, manager } = await pair()
  expect((await exec('configure network management-port 8306')).output).toBe(
    'Management port changed to 8306.\n',
  )
  expect((await exec('show network')).output).toContain('Management port           : 8306\n')
  await lab.advance(600_000)
  expect(handle.tunnel()).toBe('down')
  const log = handle.log().join('\n')
  expect(log).toContain('Initiating IPv4 connection to 10.48.79.232:8306/tcp')
  expect(log).toContain('failed on port 8306 socket 8 (Connection refused)')
  manager.send({ type: 'management-port.changed', port: '8306' })
  expect(await handle.comesUp()).toBe(true)
  const dialled = lab.journal.entries({ event: 'connection.dialled' }).at(-1)
  expect(dialled?.data).toMatchObject({ to: expect.stringMatching(/:8306$/) })
})

test('a port that is put back is listened on again', async () => {
  const { lab, handle, exec, fmc: manager } = await pair()
  await exec('configure network management-port 9000')
  await lab.advance(60_000)
  await exec('configure network management-port 8305')
  expect(await handle.comesUp()).toBe(true)
  expect(await manager.devicesComeUp()).toBe(true)
})

test('ports below 1025 belong to others', async () => {
  const { exec } = await startDevice()
  expect((await exec('configure network management-port 22')).output).not.toContain('changed')
})
