import { expect, test } from 'vitest'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { fmc } from '../../../emulators/index.ts'
import { startDevice } from './ftd-lab.ts'
import { managedDevice } from './managed-device.ts'

test('a tunnel outlives a clock that is set past its certificates, and then does not come back', async () => {
  const { lab, handle, exec, journal } = await managedDevice()
  handle.setClock('+400d')
  await lab.advance(600_000)
  expect(handle.tunnel()).toBe('up')
  expect((await exec('show time')).output).toContain('UTC -           Wed Oct 15 04:20:48 UTC 2025')
  expect(journal('clock.changed')).toEqual([
    { from: '2024-09-10T04:10:48.000Z', to: '2025-10-15T04:10:48.000Z' },
  ])
  handle.restartSftunnel()
  await lab.advance(120_000)
  expect(handle.tunnel()).toBe('down')
  const last = handle.log().findLast((line) => line.includes('err 10'))
  expect(last).toMatch(/^Oct 15 04:2\d:\d\d .* {3}err 10:certificate has expired$/)
})

test('what has been keeps its time when the clock is set, and heartbeats have the new one', async () => {
  const { lab, handle, exec } = await managedDevice()
  handle.setClock('2024-09-12T00:00:00Z')
  await lab.advance(600_000)
  const { output } = await exec('sftunnel-status-brief')
  expect(output).toContain('Start Time: Tue Sep 10 04:10:47 2024 UTC')
  expect(output).toMatch(/Heartbeat Send Time: Thu Sep 12 00:0\d:\d\d 2024 UTC/)
})

test('a clock that is put right lets a device in that was kept out, also on a jump', async () => {
  const { lab, handle } = await managedDevice({ clockSkew: '-4000d' })
  await lab.advance(3_600_000)
  expect(handle.tunnel()).toBe('down')
  handle.setClock('+4000d')
  expect(await handle.comesUp()).toBe(true)
})

test('a clock is set to an instant or by a duration, and to nothing else', async () => {
  const { lab, journal } = await managedDevice()
  const { send } = lab.appliance('ftd')
  expect(() => send({ type: 'clock.set', to: 'tomorrow' })).toThrow('tomorrow')
  expect(() => send({ type: 'clock.set', to: '+soon' })).toThrow('soon')
  expect(journal('clock.changed')).toEqual([])
  send({ type: 'clock.set', to: '-90m' })
  expect(journal('clock.changed')).toHaveLength(1)
})

test('the clock of a manager counts for its health runs, and for devices that call', async () => {
  const { lab, handle } = await startDevice(
    { managers: ['fmc'] },
    { fmc: fmc({ address: '10.48.79.232', vdb: 399, caExpiresIn: '1000d' }) },
  )
  await handle.comesUp()
  const manager = lab.appliance('fmc').handle as FmcHandle
  expect(manager.alerts()).toEqual([])
  manager.setClock('+1001d')
  await lab.advance(600_000)
  expect(handle.tunnel()).toBe('up')
  expect(JSON.stringify(manager.alerts())).toContain('expired')
  manager.restartSftunnel()
  await lab.advance(300_000)
  expect(handle.tunnel()).toBe('down')
  expect(manager.log().join('\n')).toContain('err 10:certificate has expired')
})
