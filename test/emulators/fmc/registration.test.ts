import { expect } from 'vitest'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { FMC_ADDRESS, FTD_ADDRESS, managedFtd, startManager, test } from './fmc-lab.ts'

const KEY = 'Cisco-123-registration'

/** A manager and a device that do not know each other. */
async function strangers() {
  const world = await startManager({}, { ftd: managedFtd({ managers: [] }) })
  return {
    ...world,
    ftd: world.handle('ftd') as FtdHandle,
    tellDevice: (line: string) => world.exec(`configure manager add ${line}`, FTD_ADDRESS),
  }
}

test('a device is registered when both sides were given the same key', async () => {
  const { fmc, ftd, tellDevice, journal } = await strangers()
  await tellDevice(`${FMC_ADDRESS} ${KEY}`)
  expect(await fmc.addDevice({ host: FTD_ADDRESS, name: 'branch', key: KEY })).toBe(true)
  expect(fmc.devices()).toMatchObject([
    { name: 'branch', uuid: ftd.uuid(), state: 'enabled', version: '7.2.5' },
  ])
  expect(fmc.tasks()).toMatchObject([
    {
      group: 'Register',
      title: 'Registration branch',
      state: 'completed',
      text: 'branch - Discovery from the device is successful',
    },
  ])
  expect(journal('device.added')).toEqual([{ device: 'branch', uuid: ftd.uuid() }])
  expect(ftd.managers()).toMatchObject([{ uuid: fmc.uuid(), registration: 'completed' }])
  expect(fmc.readFile('/etc/sf/ca_root/index.txt')).toContain(`title=${ftd.uuid()}/`)
})

test('with another key the registration times out after 126 seconds and leaves nothing behind', async () => {
  const { fmc, tellDevice, lab } = await strangers()
  await tellDevice(`${FMC_ADDRESS} another-key`)
  const begunMs = lab.clock.now()
  expect(await fmc.addDevice({ host: FTD_ADDRESS, key: KEY })).toBe(false)
  expect(lab.clock.now() - begunMs).toBe(126_000)
  expect(fmc.devices()).toEqual([])
  expect(fmc.tasks()).toMatchObject([
    {
      state: 'failed',
      text: 'Registration timed out. Please check connectivity and registration id',
    },
  ])
})

test('the same key works after a registration that timed out', async () => {
  const { fmc, tellDevice } = await strangers()
  expect(await fmc.addDevice({ host: FTD_ADDRESS, key: KEY })).toBe(false)
  await tellDevice(`${FMC_ADDRESS} ${KEY}`)
  expect(await fmc.addDevice({ host: FTD_ADDRESS, key: KEY })).toBe(true)
})

test('a device behind address translation is found by its NAT ID', async () => {
  const { fmc, tellDevice } = await strangers()
  await tellDevice(`${FMC_ADDRESS} ${KEY} nat-17`)
  expect(await fmc.addDevice({ name: 'far', key: KEY, natId: 'nat-17' })).toBe(true)
  expect(fmc.devices()).toMatchObject([{ name: 'far', state: 'enabled' }])
})

test('a device that is there already is not added again', async () => {
  const { fmc, tellDevice } = await strangers()
  await tellDevice(`${FMC_ADDRESS} ${KEY}`)
  await fmc.addDevice({ host: FTD_ADDRESS, key: KEY })
  expect(await fmc.addDevice({ host: FTD_ADDRESS, key: KEY })).toBe(false)
  expect(fmc.tasks().at(-1)?.text).toBe(`Device ${FTD_ADDRESS} is already registered`)
  expect(fmc.devices()).toHaveLength(1)
})

test('a device is added by an event, and its key is nowhere in the journal', async () => {
  const { fmc, lab, tellDevice } = await strangers()
  lab.appliance('fmc').send({ type: 'device.added', host: FTD_ADDRESS, key: KEY })
  await tellDevice(`${FMC_ADDRESS} ${KEY}`)
  expect(await fmc.devicesComeUp()).toBe(true)
  expect(JSON.stringify(lab.journal.entries())).not.toContain(KEY)
})

test('a key too short to be searched for is masked in the entry of its event', async () => {
  const { lab } = await strangers()
  lab.appliance('fmc').send({ type: 'device.added', host: FTD_ADDRESS, key: 'abc' })
  expect(lab.journal.entries({ event: 'event.sent' })).toMatchObject([
    { data: { type: 'device.added', facts: { host: FTD_ADDRESS, key: '[redacted]' } } },
  ])
})

test('a registration that a reboot of the manager overtakes has failed', async () => {
  const { fmc, lab } = await strangers()
  lab.appliance('fmc').send({ type: 'device.added', host: FTD_ADDRESS, key: KEY })
  lab.appliance('fmc').send({ type: 'appliance.rebooted' })
  expect(fmc.tasks()).toMatchObject([{ state: 'failed' }])
  await lab.advance(3_600_000)
  expect(fmc.devices()).toEqual([])
})

test('a device with neither host nor NAT ID is not tried', async () => {
  const { fmc } = await strangers()
  expect(await fmc.addDevice({ name: 'nowhere', key: KEY })).toBe(false)
  expect(fmc.tasks()).toMatchObject([
    { state: 'failed', text: 'Specify the host of the device, or a unique NAT ID' },
  ])
  expect(fmc.devices()).toEqual([])
})
