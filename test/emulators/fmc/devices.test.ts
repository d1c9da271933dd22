import { expect } from 'vitest'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { managedFtd, startManager, startPair, test } from './fmc-lab.ts'

test('a device that has the manager from the start is enabled as soon as the tunnel stands', async () => {
  const { fmc, ftd, lab, journal } = await startPair()
  expect(fmc.devices()).toEqual([
    {
      name: 'FTD-1',
      uuid: ftd.uuid(),
      address: '10.48.79.23',
      model: 'Cisco Firepower Threat Defense for VMware',
      version: '7.2.5',
      state: 'enabled',
      events: 0,
    },
  ])
  expect(ftd.tunnel()).toBe('up')
  expect(lab.appliance('fmc').state()).toBe('running.tunnelling, 1 of 1 devices enabled')
  expect(journal('device.enabled')).toEqual([{ device: 'FTD-1' }])
})

test('a device that is off is disabled, and enabled when it is back', async () => {
  const { fmc, ftd, journal } = await startPair()
  ftd.losePower()
  expect(await fmc.devicesGoDown()).toBe(true)
  expect(fmc.devices()[0]?.state).toBe('disabled')
  await ftd.switchOn()
  expect(await fmc.devicesComeUp()).toBe(true)
  expect(journal('device.disabled')).toEqual([{ device: 'FTD-1' }])
})

test('deploying to a device over a standing tunnel is a task that completes', async () => {
  const { fmc, ftd, journal } = await startPair()
  expect(await fmc.deploy('FTD-1')).toBe(true)
  expect(ftd.services.policyRevision()).toBe(1)
  expect(fmc.tasks()).toMatchObject([
    {
      group: 'Policy Deployment',
      state: 'completed',
      text: 'Policy Deployment to FTD-1. Applied successfully',
    },
  ])
  expect(journal('deployment.succeeded')).toEqual([{ device: 'FTD-1', revision: 1 }])
})

test('deploying to a disabled device fails, and the task says why', async () => {
  const { fmc, ftd, journal } = await startPair()
  ftd.losePower()
  await fmc.devicesGoDown()
  expect(await fmc.deploy('10.48.79.23')).toBe(false)
  expect(fmc.tasks()).toMatchObject([
    {
      state: 'failed',
      text: expect.stringContaining('Deployment failed due to failure of communication'),
    },
  ])
  expect(journal('deployment.failed')).toEqual([{ device: 'FTD-1', revision: 1 }])
})

test('a deployment that a reboot of the manager overtakes is interrupted', async () => {
  const { fmc, lab } = await startPair()
  lab.appliance('fmc').send({ type: 'policy.deployed', device: 'FTD-1' })
  lab.appliance('fmc').send({ type: 'appliance.rebooted' })
  await lab.advance(60_000)
  expect(fmc.tasks()).toMatchObject([
    { state: 'failed', text: expect.stringContaining('interrupted') },
  ])
})

test('connection events arrive while the tunnel stands and are lost while it does not', async () => {
  const { fmc, ftd, lab } = await startPair()
  expect(ftd.services.reportConnections(20)).toBe(1)
  await lab.advance(1_000)
  expect(fmc.devices()[0]?.events).toBe(20)
  fmc.losePower()
  await lab.advance(3_600_000)
  expect(ftd.services.reportConnections(7)).toBe(0)
  await fmc.switchOn()
  await fmc.devicesComeUp()
  expect(fmc.devices()[0]?.events).toBe(20)
})

test('a file is looked up at the manager, and not while the tunnel is down', async () => {
  const { fmc, ftd, lab } = await startPair()
  const sha256 = 'ab'.repeat(32)
  expect(await ftd.services.lookUpMalware(sha256)).toBe('Unknown')
  fmc.losePower()
  await lab.advance(3_600_000)
  expect(await ftd.services.lookUpMalware(sha256)).toBeUndefined()
})

test.for(['policy.deployed', 'device.deleted'])(
  '%s with a device that the manager has not is refused with its devices',
  async (type) => {
    const { fmc, lab } = await startPair()
    expect(() => lab.appliance('fmc').send({ type, device: 'FTD-9' })).toThrow(
      'Cannot find the device "FTD-9" at "fmc": it manages no device of that name, address or UUID. Devices: FTD-1.',
    )
    await expect(fmc.deploy('FTD-9')).rejects.toMatchObject({ code: 'unknown-device' })
    expect(fmc.devices()).toHaveLength(1)
    expect(fmc.tasks()).toEqual([])
  },
)

test('a device that is deleted is no longer there, and neither is its folder', async () => {
  const { fmc, ftd, journal, lab } = await startPair()
  fmc.deleteDevice('FTD-1')
  await lab.advance(60_000)
  expect(fmc.devices()).toEqual([])
  expect(fmc.readFile(`/var/sf/peers/${ftd.uuid()}/ims.conf`)).toBeUndefined()
  expect(ftd.tunnel()).toBe('down')
  expect(journal('device.deleted')).toEqual([{ device: 'FTD-1', uuid: ftd.uuid() }])
})

test.for([
  { fmc: '6.2.3', ftd: '6.2.3' },
  { fmc: '7.0', ftd: '6.2.3' },
  { fmc: '6.2.3', ftd: '6.4' },
  { fmc: '7.4', ftd: '7.0' },
  { fmc: '7.6', ftd: '6.6' },
  { fmc: '7.6', ftd: '7.6' },
])('a manager with $fmc has devices with $ftd', async ({ fmc: release, ftd }) => {
  const world = await startPair({ profile: release }, { profile: ftd })
  expect(world.fmc.devices()[0]?.state).toBe('enabled')
})

test('a hundred devices are enabled within minutes of lab time, and leave one by one', async () => {
  const fleet = Array.from({ length: 100 }, (_, number) => [
    `ftd-${number}`,
    managedFtd({ hostname: `FTD-${number}`, address: `10.48.80.${number + 1}` }),
  ])
  const { fmc, handle } = await startManager({}, Object.fromEntries(fleet))
  expect(await fmc.devicesComeUp()).toBe(true)
  expect(fmc.devices()).toHaveLength(100)
  const seventh = handle('ftd-7') as FtdHandle
  seventh.losePower()
  expect(await fmc.devicesGoDown(600_000)).toBe(false)
  const disabled = fmc.devices().filter(({ state }) => state === 'disabled')
  expect(disabled.map(({ name }) => name)).toEqual(['FTD-7'])
})
