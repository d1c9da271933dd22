import { expect, test } from 'vitest'
import { fmc, type FmcHandle } from '../../../emulators/fmc/index.ts'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { DAY_MS, managedFtd, startManager } from './fmc-lab.ts'
import { becomeRoot, CA, copyByHand, generate } from './renewal-lab.ts'

const PASSWORD = 'fmc-secret'

/** Two managers with a device each has, whose certificates have expired while everything stands. */
async function startPair({ expiresIn = '20d' } = {}) {
  const world = await startManager(
    { profile: '7.2.10', haPeer: 'fmc-2', caExpiresIn: expiresIn },
    {
      'fmc-2': fmc({
        profile: '7.2.10',
        hostname: 'FMC-2',
        address: '10.48.79.233',
        password: PASSWORD,
        caExpiresIn: expiresIn,
        haPeer: 'fmc',
        haRole: 'secondary',
      }),
      ftd: managedFtd({ managers: 'fmc,fmc-2' }),
    },
  )
  const secondary = world.handle('fmc-2') as FmcHandle
  await world.fmc.devicesComeUp()
  await secondary.devicesComeUp()
  await world.lab.advance(30 * DAY_MS)
  const pair = () =>
    [world.fmc, secondary].map((one) => one.views().highAvailability.map(({ state }) => state))
  return {
    ...world,
    primary: world.fmc,
    secondary,
    pair,
    ftd: world.handle('ftd') as FtdHandle,
    onPrimary: async () => generate(await becomeRoot(await world.visit())),
    onSecondary: async () =>
      generate(await becomeRoot(await world.visit(undefined, {}, '10.48.79.233'))),
  }
}

const STANDS = [['connected'], ['connected']]
const IS_DOWN = [['disconnected'], ['disconnected']]

test('in the right order everything stays or comes back, each on its own InternalCA', async () => {
  const { primary, secondary, onPrimary, onSecondary, pair, lab, ftd, journal } = await startPair()
  expect(await onPrimary()).not.toContain('Failed to push')
  await lab.advance(600_000)
  expect(pair()).toEqual(STANDS)
  expect(await onSecondary()).not.toContain('Failed to push')
  await lab.advance(600_000)
  expect(pair()).toEqual(STANDS)
  expect(primary.readFile(CA)).not.toBe(secondary.readFile(CA))
  expect(secondary.readFile(`/var/sf/peers/${primary.uuid()}/cacert.pem`)).toBe(
    primary.readFile(CA),
  )
  expect(journal('device.disabled')).toEqual([])
  expect(journal('device.disabled', 'fmc-2')).toEqual([])
  for (const appliance of [primary, secondary, ftd]) await appliance.reboot()
  await lab.advance(DAY_MS)
  expect(pair()).toEqual(STANDS)
  expect(primary.devices()).toMatchObject([{ state: 'enabled' }])
  expect(secondary.devices()).toMatchObject([{ state: 'enabled' }])
})

test('the tunnel between the managers is restarted, so that it proves its new files at once', async () => {
  const { onPrimary, journal } = await startPair({ expiresIn: '120d' })
  await onPrimary()
  expect(journal('tunnel.channel-closed')).toEqual([
    { peer: 'FMC-2', channel: 'A', reason: 'certificates renewed' },
    { peer: 'FMC-2', channel: 'B', reason: 'certificates renewed' },
  ])
})

test('in the wrong order the tunnel between the managers cannot return after expiry', async () => {
  const { primary, secondary, onPrimary, onSecondary, pair, lab } = await startPair()
  await onSecondary()
  await lab.advance(DAY_MS)
  expect(pair()).toEqual(IS_DOWN)
  const lines = [...primary.log(), ...secondary.log()].join('\n')
  expect(lines).toContain('err 10:certificate has expired')
  const startedS = Math.floor(lab.clock.now() / 1000)
  const shown = await onPrimary()
  const there = `/var/sf/peers/${primary.uuid()}`
  expect(shown).toContain(`Failed to push to FMC-2 = ${there}/sftunnel-cert.pem\n`)
  const staged = `/var/sf/peers/${secondary.uuid()}/certs_pushed/`
  const row = `${secondary.uuid()} FMC-2 10.48.79.233`
  expect(primary.readFile(`/var/tmp/certs/${startedS}/FAILED_PUSH`)).toBe(
    [
      `${row} ${CA} ${there}/cacert.pem\n`,
      `${row} ${staged}/sftunnel-key.pem ${there}/sftunnel-key.pem\n`,
      `${row} ${staged}/sftunnel-cert.pem ${there}/sftunnel-cert.pem\n`,
    ].join(''),
  )
  await lab.advance(DAY_MS)
  expect(pair()).toEqual(IS_DOWN)
  copyByHand(primary, secondary)
  await lab.advance(DAY_MS)
  expect(pair()).toEqual(STANDS)
  expect(secondary.devices()).toMatchObject([{ state: 'enabled' }])
})

test('in the wrong order nothing is lost while the InternalCA of the first one is valid', async () => {
  const { onPrimary, onSecondary, pair, lab } = await startPair({ expiresIn: '120d' })
  await onSecondary()
  await lab.advance(600_000)
  expect(pair()).toEqual(STANDS)
  expect(await onPrimary()).not.toContain('Failed to push')
  await lab.advance(600_000)
  expect(pair()).toEqual(STANDS)
})

test('a renewal of one manager leaves what the device has of the other one', async () => {
  const { primary, secondary, onPrimary, ftd } = await startPair()
  const path = `/var/sf/peers/${secondary.uuid()}/cacert.pem`
  const before = ftd.readFile(path)
  await onPrimary()
  expect(ftd.readFile(path)).toBe(before)
  expect(ftd.readFile(`/var/sf/peers/${primary.uuid()}/cacert.pem`)).toBe(primary.readFile(CA))
})
