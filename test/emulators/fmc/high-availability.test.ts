import { expect, test } from 'vitest'
import { fmc, type FmcHandle } from '../../../emulators/fmc/index.ts'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { DAY_MS, managedFtd, startManager } from './fmc-lab.ts'

/** Two managers that know each other, and a device that has both. */
async function startBoth(primary: { caExpiresIn?: string } = {}) {
  const world = await startManager(
    { haPeer: 'fmc-2', ...primary },
    {
      'fmc-2': fmc({
        hostname: 'FMC-2',
        address: '10.48.79.233',
        haPeer: 'fmc',
        haRole: 'secondary',
      }),
      ftd: managedFtd({ managers: 'fmc,fmc-2' }),
    },
  )
  const secondary = world.handle('fmc-2') as FmcHandle
  await world.fmc.devicesComeUp()
  await secondary.devicesComeUp()
  await world.lab.advance(60_000)
  return { ...world, secondary, ftd: world.handle('ftd') as FtdHandle }
}

test('two managers have an InternalCA each, and a tunnel to each other', async () => {
  const { fmc: primary, secondary } = await startBoth()
  const path = '/etc/sf/ca_root/cacert.pem'
  expect(primary.readFile(path)).not.toBe(secondary.readFile(path))
  expect(primary.views().highAvailability).toEqual([
    { peer: 'FMC-2', uuid: secondary.uuid(), state: 'connected' },
  ])
  expect(secondary.views().highAvailability).toEqual([
    { peer: 'FMC-1', uuid: primary.uuid(), state: 'connected' },
  ])
})

test('a device has a folder and a tunnel for each of its two managers', async () => {
  const { fmc: primary, secondary, ftd } = await startBoth()
  expect(ftd.tunnel(primary.uuid())).toBe('up')
  expect(ftd.tunnel(secondary.uuid())).toBe('up')
  const own = (uuid: string) => ftd.readFile(`/var/sf/peers/${uuid}/cacert.pem`)
  expect(own(primary.uuid())).not.toBe(own(secondary.uuid()))
})

test('both managers list the device, and the device has both', async () => {
  const { fmc: primary, secondary, ftd } = await startBoth()
  const listed = [{ name: 'FTD-1', uuid: ftd.uuid(), state: 'enabled' }]
  expect(primary.devices()).toMatchObject(listed)
  expect(secondary.devices()).toMatchObject(listed)
  expect(ftd.managers()).toMatchObject([{ uuid: primary.uuid() }, { uuid: secondary.uuid() }])
})

test('the second manager keeps the device when the InternalCA of the first has expired', async () => {
  const { fmc: primary, secondary, ftd, lab } = await startBoth({ caExpiresIn: '20d' })
  await lab.advance(30 * DAY_MS)
  await ftd.reboot()
  await lab.advance(DAY_MS)
  expect(primary.devices()).toMatchObject([{ state: 'disabled' }])
  expect(secondary.devices()).toMatchObject([{ state: 'enabled' }])
})

test('the tunnel between the managers needs the InternalCA of the first one', async () => {
  const { fmc: primary, secondary, lab } = await startBoth({ caExpiresIn: '20d' })
  await lab.advance(30 * DAY_MS)
  expect(primary.views().highAvailability).toMatchObject([{ state: 'connected' }])
  await secondary.reboot()
  await lab.advance(DAY_MS)
  expect(primary.views().highAvailability).toMatchObject([{ state: 'disconnected' }])
  expect(secondary.views().highAvailability).toMatchObject([{ state: 'disconnected' }])
})
